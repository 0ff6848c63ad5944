#!/usr/bin/env bash
# HdrHistogram 2.2.2: every step of an iteration over a histogram gives the same object, changed in place;
# a list of them holds the last step as often as there were steps.
#
# Behaviour: the iterators of recordedValues(), percentiles(), linearBucketValues() and the others own one
# HistogramIterationValue, set it anew in next() and return it again. A loop that reads and forgets is
# right; streams that collect, sort or take the maximum, lists, and a variable `previous` are wrong.
# The Javadoc of next() says "the HistogramIterationValue associated with the next element".
# A good engineer takes an Iterable's elements for values that stay as they were.
#
# Output seen:
#   values read in the loop: [10, 20, 30]
#   values of the list made of the loop: [30, 30, 30]
#   the value with the highest count, by stream and max: 30 with count 1; there is 20 with count 5
#
# Whom it hurts: reports that keep a histogram's buckets for a plot or a table: one bucket, many times,
# which looks like a very even latency; and whoever asks for the most frequent value.
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
cat >"$work/Steps.java" <<'JAVA'
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

class Steps {
  public static void main(String[] args) {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(10);
    histogram.recordValueWithCount(20, 5);
    histogram.recordValue(30);
    List<Long> read = new ArrayList<>();
    List<HistogramIterationValue> kept = new ArrayList<>();
    for (HistogramIterationValue step : histogram.recordedValues()) {
      read.add(step.getValueIteratedTo());
      kept.add(step);
    }
    List<Long> list = kept.stream().map(HistogramIterationValue::getValueIteratedTo).toList();
    HistogramIterationValue most =
        StreamSupport.stream(histogram.recordedValues().spliterator(), false)
            .max(Comparator.comparing(HistogramIterationValue::getCountAtValueIteratedTo))
            .orElseThrow();
    System.out.println("values read in the loop: " + read);
    System.out.println("values of the list made of the loop: " + list);
    System.out.println(
        "the value with the highest count, by stream and max: " + most.getValueIteratedTo()
            + " with count " + most.getCountAtValueIteratedTo() + "; there is 20 with count "
            + histogram.getCountAtValue(20));
    boolean as = read.equals(List.of(10L, 20L, 30L)) && list.equals(List.of(30L, 30L, 30L));
    System.exit(as && most.getValueIteratedTo() == 30 ? 0 : 1);
  }
}
JAVA
"$java" -cp "$work/HdrHistogram-2.2.2.jar" "$work/Steps.java"
