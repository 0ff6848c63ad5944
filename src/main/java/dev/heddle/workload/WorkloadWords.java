package dev.heddle.workload;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * All that the tasks say to people, in one place: what cannot be asked of them, how an answer is
 * wrong, and what they waited for in vain.
 */
final class WorkloadWords {

  private WorkloadWords() {}

  // what is asked of tasks

  static String outOfRange(String what, long value, long least, long most) {
    return "%s %s: out of range; write %s to %s".formatted(what, value, least, most);
  }

  static String lengthOutOfRange(String what, Duration length, long mostSeconds) {
    return "%s %s ms: out of range; write 0ms to %ss"
        .formatted(what, length.toMillis(), mostSeconds);
  }

  static String tooFew(String what, long value, long least) {
    return what + " " + value + ": not " + least + " or more";
  }

  static String tooLarge(long n, long most) {
    return "n " + n + ": not from 0 to " + most;
  }

  static String operationsOutOfRange(int operations, int workers, int most) {
    return "operations %s: out of range; write %s to %s, at least one for each worker"
        .formatted(operations, workers, most);
  }

  static String rateOutOfRange(double gigabytes) {
    return "rate %s: out of range; write 0 to 10 gigabytes a second".formatted(gigabytes);
  }

  static String payloadOutOfRange(long bytes, int mostMebi) {
    return "payload %s bytes: out of range; write 0B to %sMiB".formatted(bytes, mostMebi);
  }

  static String payloadsTooLarge(long chunk, int mostMebi) {
    return "chunk %s: its payloads are more than %s MiB together; take fewer"
        .formatted(chunk, mostMebi);
  }

  static String sleepTooLong(int tasks, Duration each, long mostSeconds) {
    return "tasks %s of %s ms: sleep more than %s s in all; write fewer or shorter ones"
        .formatted(tasks, each.toMillis(), mostSeconds);
  }

  static String tooFewItems(long items, int senders) {
    return "items %s: too few for %s senders; send one each or more".formatted(items, senders);
  }

  static String noShape(String text, int most) {
    return "shape '%s': not senders and receivers; write 1x1 to %sx%s".formatted(text, most, most);
  }

  static String noStep(String id, List<String> known) {
    return "step '%s': unknown; write %s, several as times-2:plus-3"
        .formatted(id, String.join(", ", known));
  }

  static String noAddress(URI uri) {
    return "address '" + uri + "': not a whole http or https address; write http://host/path";
  }

  static String limitOutOfRange(Duration limit) {
    return "limit " + limit + ": not from 1 ms to 24 days";
  }

  static String noItem(Object item) {
    return "item " + item + ": neither number nor bytes";
  }

  // how an answer is wrong, after "wrong answer to …: "

  static final String CLOSED_TOO_EARLY = "the channel was closed before the last number";

  static final String WRONG_SUM = "its sum is wrong";

  static String notRight(Object came, Object right) {
    return "%s came, right is %s".formatted(came, right);
  }

  static String wrongTotal(long total, long right) {
    return "the tasks add up to %s, right is %s (modulo 2^64)"
        .formatted(Long.toUnsignedString(total), Long.toUnsignedString(right));
  }

  static String sumsMissing(int sums, int tasks) {
    return "%s sums of %s tasks".formatted(sums, tasks);
  }

  static String answersMissing(int answers, int tasks) {
    return "%s answers to %s tasks".formatted(answers, tasks);
  }

  static String wrongAnswer(long task, long answer) {
    return "task %s answered %#x".formatted(task, answer);
  }

  static String wrongAnswer(long task, long answer, long right) {
    return wrongAnswer(task, answer) + ", right is %#x".formatted(right);
  }

  static String ordersMissing(long carriedOut, int orders, long balance, long right) {
    return "%s of %s orders carried out, balance %s, right is %s"
        .formatted(carriedOut, orders, balance, right);
  }

  static String updatesLost(long lost, long updates, long balance, long right) {
    return "%s of %s updates lost, balance %s, right is %s"
        .formatted(lost, updates, balance, right);
  }

  static String notAsAsked(List<Tally> did, List<Tally> asked) {
    return "workers did " + did + ", they were asked " + asked;
  }

  static String wrongGarbage(Garbage.Report came, long sum, long arrays) {
    return "%s came, right is a sum of %s and %s arrays".formatted(came, sum, arrays);
  }

  static String wrongNumber(int place, long number, long right) {
    return "number %s of the list is %s, right is %s".formatted(place, number, right);
  }

  static String numbersMissing(int collected, int items) {
    return "%s numbers were collected of %s".formatted(collected, items);
  }

  static String itemsLost(long lost, long sent) {
    return "%s of %s items were lost".formatted(lost, sent);
  }

  static String itemsTooMany(long more, long sent) {
    return "%s items came more than %s".formatted(more, sent);
  }

  static String otherItems(boolean ordered) {
    return ordered ? "other items came than were sent" : "items of a sender came out of order";
  }

  static String nobodySent(long item) {
    return "%x came, which nobody sent".formatted(item);
  }

  static String otherBytes(String file) {
    return "other bytes came back from %s than went there".formatted(file);
  }

  static String checksumsMissing(int checksums, int files) {
    return "%s checksums came back of %s files".formatted(checksums, files);
  }

  static String wrongChecksum(int file, long checksum, long right) {
    return "the checksum of number %s is %x, right is %x".formatted(file, checksum, right);
  }

  // what does not come, or does not work

  static final String NO_TURN = "bank: the turn of a worker does not come";

  static final String NO_HTTP = "not an HTTP answer";

  static String noPermit(Duration limit, int came, int tasks) {
    String time = limit.toSeconds() > 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    return came < tasks
        ? "permits: only %s of %s tasks came within %s, and there are none before all have; take fewer tasks, or a model that has as many at once sooner"
            .formatted(came, tasks, time)
        : "permits: a task had none within %s; take fewer tasks, or a shorter hold".formatted(time);
  }

  static String notAllCame(long came, int workers, Duration limit) {
    return "start: %s of %s workers came within %s; run as many tasks at once"
        .formatted(came, workers, limit);
  }

  static String fileFails(String file, String why) {
    return file
        + ": cannot be written and read back: "
        + why
        + "; make room, or take another folder with --jvm-args -Djava.io.tmpdir=DIR";
  }
}
