#!/usr/bin/env bash
# commons-math3 3.6.1: BinomialTest gives probabilities above 1.
#
# Behaviour: the two-sided test adds up outcomes from both ends until it meets the one that was seen. Lies that in
# the very middle, both ends meet there, and it is added twice: 5 of 10 at 0.5 has p = 1.246, 1 of 2 has
# 1.5. The outcomes beside it are right. The Javadoc promises a p-value.
# A good engineer does not look whether a probability is one.
#
# Output seen:
#   4 of 10: p = 0.7539
#   5 of 10: p = 1.2461
#   6 of 10: p = 0.7539
#   1 of 2: p = 1.5000
#
# Whom it hurts: sign tests, "faster in 5 of 10 rounds": the confidence 1 - p is negative, a square root or a
# logarithm of it NaN, a check that p is at most 1 fails, and only for the results that are most even.
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
cat >"$work/Above.java" <<'JAVA'
import java.util.Locale;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

class Above {
  private static double p(int of, int seen) {
    double p = new BinomialTest().binomialTest(of, seen, 0.5, AlternativeHypothesis.TWO_SIDED);
    System.out.println(seen + " of " + of + ": p = " + String.format(Locale.ROOT, "%.4f", p));
    return p;
  }

  public static void main(String[] args) {
    boolean as = p(10, 4) < 1;
    as &= p(10, 5) > 1;
    as &= p(10, 6) < 1;
    as &= p(2, 1) > 1;
    System.exit(as ? 0 : 1);
  }
}
JAVA
"$java" -cp "$work/commons-math3-3.6.1.jar" "$work/Above.java"
