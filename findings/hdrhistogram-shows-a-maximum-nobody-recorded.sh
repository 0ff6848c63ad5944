#!/usr/bin/env bash
# HdrHistogram 2.2.2: minimum, maximum and mean are of the buckets, not of the values: the maximum is
# larger than all that was recorded, and a DoubleHistogram of 1.0 and 3.0 has neither 3.0 nor the mean 2.0.
#
# Behaviour: getMaxValue() answers the highest value that its bucket stands for, getMinValue() the lowest,
# getMean() takes each bucket's middle. With three digits they are up to 0.1 % beside the truth; from
# 2048 upwards whole numbers are no longer kept apart. Histogram keeps the true extremes in two fields, but
# rounds them when they are asked for. In a DoubleHistogram this holds for small whole numbers too.
# A good engineer knows that percentiles are of buckets, and takes maximum and minimum to be exact, since
# keeping them costs two words.
#
# Output seen:
#   recorded 1000001 once: least 999936, most 1000447, mean 1000192.0
#   recorded 1.0 and 3.0: most 3.0019531249999996, mean 2.00048828125
#
# Whom it hurts: a maximum told with more digits than the histogram has, a limit checked against it (an
# answer within 1,000,001 ns breaks a limit of 1,000,400), a sum made of mean and count.
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
cat >"$work/Extremes.java" <<'JAVA'
import org.HdrHistogram.DoubleHistogram;
import org.HdrHistogram.Histogram;

class Extremes {
  public static void main(String[] args) {
    Histogram one = new Histogram(3);
    one.recordValue(1_000_001);
    System.out.println(
        "recorded 1000001 once: least " + one.getMinValue() + ", most " + one.getMaxValue()
            + ", mean " + one.getMean());
    DoubleHistogram two = new DoubleHistogram(3);
    two.recordValue(1.0);
    two.recordValue(3.0);
    System.out.println("recorded 1.0 and 3.0: most " + two.getMaxValue() + ", mean " + two.getMean());
    boolean beside = one.getMinValue() < 1_000_001 && one.getMaxValue() > 1_000_001;
    System.exit(beside && one.getMean() > 1_000_100 && two.getMaxValue() > 3 && two.getMean() > 2 ? 0 : 1);
  }
}
JAVA
"$java" -cp "$work/HdrHistogram-2.2.2.jar" "$work/Extremes.java"
