#!/usr/bin/env bash
# commons-math3 3.6.1: WilcoxonSignedRankTest says of two equal samples that they differ, p = 0.002, and of
# two samples with equal pairs something else when their order is turned round.
#
# Behaviour: pairs without a difference are neither left out, as Wilcoxon's own test does it, nor shared by
# both sides: W+ is added up from the positive differences, and all that is left of the sum of ranks is
# taken for W-. So equal pairs count as if the second sample were smaller in each. The Javadoc asks for
# values from a continuous population; a clock's steps, percentiles and rounded figures are not that.
# A good engineer expects p = 1 for a sample compared with itself, and the same p both ways round.
#
# Output seen:
#   ten pairs, all equal: p = 0.0020
#   ten pairs, five equal, five 1 ms longer: p = 0.2324
#   the same, the other way round: p = 0.0020
#
# Whom it hurts: comparisons of paired runs (round by round, or benchmark by benchmark) in milliseconds or
# other whole steps: a change that changes nothing is called significant, and the build is red.
#
# Needs Maven with its repository in reach and a JDK of at least 17 as `java` or in JAVA_HOME.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v mvn >/dev/null || { echo "no Maven found"; exit 2; }
"$java" -version >/dev/null 2>&1 || { echo "no JDK found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B dependency:copy -Dartifact=org.apache.commons:commons-math3:3.6.1 \
  -DoutputDirectory="$work" >"$work/mvn" 2>&1 || { cat "$work/mvn"; exit 2; }
cat >"$work/Pairs.java" <<'JAVA'
import java.util.Locale;
import org.apache.commons.math3.stat.inference.WilcoxonSignedRankTest;

class Pairs {
  public static void main(String[] args) {
    double[] before = {121, 124, 122, 129, 123, 125, 128, 120, 126, 127};
    double[] after = before.clone();
    String equal = p(before, after);
    System.out.println("ten pairs, all equal: p = " + equal);
    for (int i = 0; i < 5; i++) {
      after[i] += 1;
    }
    String there = p(before, after);
    String back = p(after, before);
    System.out.println("ten pairs, five equal, five 1 ms longer: p = " + there);
    System.out.println("the same, the other way round: p = " + back);
    boolean as = equal.equals("0.0020") && there.equals("0.2324") && back.equals("0.0020");
    System.exit(as ? 0 : 1);
  }

  private static String p(double[] one, double[] other) {
    double p = new WilcoxonSignedRankTest().wilcoxonSignedRankTest(one, other, true);
    return String.format(Locale.ROOT, "%.4f", p);
  }
}
JAVA
"$java" -cp "$work/commons-math3-3.6.1.jar" "$work/Pairs.java"
