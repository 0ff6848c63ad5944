package dev.heddle.site;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the site recorded since it began to listen, or since it was last told to forget.
 *
 * @param requests how many requests for pages came
 * @param connections over how many connections that were opened in that time
 * @param intended the mean delay that the pages should have had
 * @param median the median of the delays that they had, exact to 1 %: from the last byte of the
 *     request until the site began to write
 * @param p99 the delay that 99 % of them did not exceed, exact to 1 %
 * @param late how many answers began more than 1 ms later than they should have
 * @param cpu the processor time of the site's own process; a clock in steps of 10 ms
 */
public record SiteReport(
    long requests,
    long connections,
    Duration intended,
    Duration median,
    Duration p99,
    long late,
    Duration cpu) {

  /** The values in order, separated by blanks, times in nanoseconds. */
  String written() {
    return Stream.of(
            requests,
            connections,
            intended.toNanos(),
            median.toNanos(),
            p99.toNanos(),
            late,
            cpu.toNanos())
        .map(String::valueOf)
        .collect(Collectors.joining(" "));
  }

  static SiteReport read(String written) {
    List<Long> values = Stream.of(written.strip().split(" ", -1)).map(Long::valueOf).toList();
    return new SiteReport(
        values.get(0),
        values.get(1),
        Duration.ofNanos(values.get(2)),
        Duration.ofNanos(values.get(3)),
        Duration.ofNanos(values.get(4)),
        values.get(5),
        Duration.ofNanos(values.get(6)));
  }
}
