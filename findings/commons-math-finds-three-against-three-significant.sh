#!/usr/bin/env bash
# commons-math3 3.6.1: its rank tests find three values against three significant, which no rank test can:
# Kolmogorov-Smirnov with p = 0, Mann-Whitney with p = 0.0495.
#
# Behaviour: of the 20 ways to deal six different values out to two sides two are as far apart as can be, so
# the exact p of both tests is 2 / 20. kolmogorovSmirnovTest(x, y) is exact, but of "further apart than
# seen", which nothing is: p = 0.0 (a third argument, strict, set to false gives 0.1). mannWhitneyUTest
# takes a normal distribution at every size, without a correction for steps: 0.0495, for two against two
# 0.12 instead of 0.33.
# A good engineer expects an exact test where the Javadoc says "exact", and p >= 0.1 of three against three.
#
# Output seen (1, 2, 3 against 4, 5, 6):
#   exact, by counting: p = 0.1000
#   kolmogorovSmirnovTest(x, y): p = 0.0000
#   kolmogorovSmirnovTest(x, y, false): p = 0.1000
#   mannWhitneyUTest(x, y): p = 0.0495
#
# Whom it hurts: comparisons of a few forks or runs a side: p = 0 passes every level and every correction for
# many rows, so a tenth of all rows without a change is reported.
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
cat >"$work/Three.java" <<'JAVA'
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

class Three {
  /** The share of all ways to deal six values to two sides in which they are fully apart. */
  private static double counted() {
    int[] dealt = IntStream.range(0, 1 << 6).filter(i -> Integer.bitCount(i) == 3).toArray();
    long apart = IntStream.of(dealt).filter(i -> i == 0b000111 || i == 0b111000).count();
    return (double) apart / dealt.length;
  }

  private static String tell(String what, double p) {
    String four = String.format(Locale.ROOT, "%.4f", p);
    System.out.println(what + ": p = " + four);
    return four;
  }

  public static void main(String[] args) {
    double[] x = {1, 2, 3};
    double[] y = {4, 5, 6};
    KolmogorovSmirnovTest smirnov = new KolmogorovSmirnovTest();
    String seen =
        tell("exact, by counting", counted()) + " "
            + tell("kolmogorovSmirnovTest(x, y)", smirnov.kolmogorovSmirnovTest(x, y)) + " "
            + tell("kolmogorovSmirnovTest(x, y, false)", smirnov.kolmogorovSmirnovTest(x, y, false))
            + " " + tell("mannWhitneyUTest(x, y)", new MannWhitneyUTest().mannWhitneyUTest(x, y));
    System.exit(seen.equals("0.1000 0.0000 0.1000 0.0495") ? 0 : 1);
  }
}
JAVA
"$java" -cp "$work/commons-math3-3.6.1.jar" "$work/Three.java"
