#!/usr/bin/env bash
# HdrHistogram 2.2.2: adding a histogram of fewer digits to one of more makes its values smaller: each
# comes in as the lowest of its bucket, so that the sum's percentiles and maximum lie below either's.
#
# Behaviour: add() between histograms of one shape adds counts. Between different shapes it records each
# bucket anew by its lowest value, while a histogram by itself answers the highest value of a bucket for
# percentiles and maximum. With one digit the loss is up to 6 %, with two 0.8 %, always downwards; nothing
# is said, and what the coarse one told before and what the sum tells differ by twice that.
# A good engineer expects a finer histogram to repeat what the coarser one said.
#
# Output seen:
#   recorded 1234567: of one digit most 1245183, added to one of three digits 1180671
#   100 values evenly from 1010000 to 2000000, mean 1505000: of one digit 1505690, added 1474079
#
# Whom it hurts: who merges logs of recorders of different precision (agents at two digits, a collector at
# three): tails come out better than anybody measured.
#
# Needs Maven with its repository in reach and a JDK of at least 17 as `java` or in JAVA_HOME.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
command -v mvn >/dev/null || { echo "no Maven found"; exit 2; }
"$java" -version >/dev/null 2>&1 || { echo "no JDK found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B dependency:copy -Dartifact=org.hdrhistogram:HdrHistogram:2.2.2 \
  -DoutputDirectory="$work" >"$work/mvn" 2>&1 || { cat "$work/mvn"; exit 2; }
cat >"$work/Coarse.java" <<'JAVA'
import org.HdrHistogram.Histogram;

class Coarse {
  public static void main(String[] args) {
    Histogram coarse = new Histogram(1);
    coarse.recordValue(1_234_567);
    Histogram fine = new Histogram(3);
    fine.add(coarse);
    System.out.println(
        "recorded 1234567: of one digit most " + coarse.getMaxValue()
            + ", added to one of three digits " + fine.getMaxValue());
    Histogram many = new Histogram(1);
    for (int i = 1; i <= 100; i++) {
      many.recordValue(1_000_000 + i * 10_000);
    }
    Histogram sum = new Histogram(3);
    sum.add(many);
    System.out.printf(
        "100 values evenly from 1010000 to 2000000, mean 1505000: of one digit %.0f, added %.0f%n",
        many.getMean(), sum.getMean());
    boolean lower = fine.getMaxValue() < 1_234_567 && coarse.getMaxValue() >= 1_234_567;
    System.exit(lower && sum.getMean() < many.getMean() * .99 ? 0 : 1);
  }
}
JAVA
"$java" -cp "$work/HdrHistogram-2.2.2.jar" "$work/Coarse.java"
