package dev.heddle.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** What was told, and what can be asked of it. */
record Events(List<Event> all) {

  /** Those of some kinds. */
  Events of(String... acts) {
    List<String> kinds = List.of(acts);
    return where(event -> kinds.contains(event.act()));
  }

  /** Those that fulfil something. */
  Events where(Predicate<Event> condition) {
    return new Events(all.stream().filter(condition).toList());
  }

  /** Those in which a number is {@code value}. */
  Events with(String fact, long value) {
    return where(event -> event.fact(fact) == value);
  }

  int count() {
    return all.size();
  }

  /** The only one. */
  Event only() {
    if (all.size() != 1) {
      throw new IllegalStateException("events: " + all.size() + " where one was expected");
    }
    return all.getFirst();
  }

  /** A number of each, in order. */
  List<Long> facts(String name) {
    return all.stream().map(event -> event.fact(name)).toList();
  }

  /** A number of all, added up. */
  long sum(String name) {
    return all.stream().mapToLong(event -> event.fact(name)).sum();
  }

  /** The processes that did them, in order of appearance. */
  List<Long> processes() {
    return all.stream().map(Event::pid).distinct().toList();
  }

  /** A thread of some process. */
  private record ThreadOf(long pid, long id) {}

  int threads() {
    return (int)
        all.stream().map(event -> new ThreadOf(event.pid(), event.threadId())).distinct().count();
  }

  /** Who did them: "3 threads of one process", "3 processes", "one thread". */
  String who() {
    if (processes().size() > 1) {
      return processes().size() + " processes";
    }
    return threads() == 1 ? "one thread" : threads() + " threads of one process";
  }

  /** How long they took one by one, added up, in nanoseconds. */
  long nanos() {
    return all.stream().mapToLong(Event::nanos).sum();
  }

  /** From the beginning of the first to the end of the last, in nanoseconds. */
  long elapsed() {
    LongStream begins = all.stream().mapToLong(Event::from);
    LongStream ends = all.stream().mapToLong(Event::at);
    return ends.max().orElse(0) - begins.min().orElse(0);
  }

  /** A moment at which one more, or one less, is under way. */
  private record Turn(long at, int change) {}

  private List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    for (Event event : all) {
      turns.add(new Turn(event.from(), 1));
      turns.add(new Turn(event.at(), -1));
    }
    // whoever ends at the moment at which another begins was not under way with him
    turns.sort(Comparator.comparingLong(Turn::at).thenComparingInt(Turn::change));
    return turns;
  }

  /** How many were under way at once, at most. */
  int mostAtOnce() {
    int now = 0;
    int most = 0;
    for (Turn turn : turns()) {
      now += turn.change();
      most = Math.max(most, now);
    }
    return most;
  }

  /** For how long two or more were under way at once, in nanoseconds. */
  long together() {
    long together = 0;
    long since = 0;
    int now = 0;
    for (Turn turn : turns()) {
      together += now > 1 ? turn.at() - since : 0;
      since = turn.at();
      now += turn.change();
    }
    return together;
  }

  /** Nanoseconds as milliseconds for people. */
  static String millis(long nanos) {
    double millis = nanos / 1e6;
    return String.format(Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
  }
}
