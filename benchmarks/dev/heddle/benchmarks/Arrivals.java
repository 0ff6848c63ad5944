package dev.heddle.benchmarks;

import dev.heddle.result.Told;
import dev.heddle.workload.Stamped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that come at a fixed rate, whether those before them are done or not: how late each is
 * done, counted from when it was to begin.
 *
 * <p>Whoever sends them sleeps in between, and is late by what it takes to wake; that is part of
 * the time, as it is where requests come from elsewhere, and is told apart.
 */
final class Arrivals<T> {

  private static final int DIGITS = 3;
  private static final int MOST_UNDER_WAY = 100_000;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long LOOK_NANOS = 100_000;

  /** Whoever is done later than this after the last was to begin had too much to do. */
  private static final long BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Contender contender;
  private final Stamped<T> task;
  private final Consumer<T> check;
  private final Queue<Done<T>> done = new ConcurrentLinkedQueue<>();
  private final Histogram whole = new Histogram(DIGITS);

  /** The histogram's own is that of a bucket, above all that was seen. */
  private long mostNanos;

  private final Histogram untilBegun = new Histogram(DIGITS);
  private final Histogram untilSent = new Histogram(DIGITS);
  private final Lateness lateness = new Lateness();
  private double rate;
  private boolean begun;
  private long start;
  private long sent;
  private long ended;
  private long last;

  /** When a task was to begin, was sent and was done, and what came of it. */
  private record Done<T>(
      long intended,
      long sent,
      long ended,
      Stamped.@Nullable Answer<T> answer,
      @Nullable Throwable error) {}

  Arrivals(Contender contender, Stamped<T> task, Consumer<T> check) {
    this.contender = contender;
    this.task = task;
    this.check = check;
  }

  /** How many tasks a second are done where so many are always under way. */
  double closedLoop(int underWay, Duration time) throws ExecutionException, InterruptedException {
    Deque<Future<Stamped.Answer<T>>> running = new ArrayDeque<>();
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    long count = 0;
    while (System.nanoTime() - end < 0 || count == 0) {
      while (running.size() < underWay) {
        running.add(contender.submit(task));
      }
      check.accept(running.remove().get().answer());
      count++;
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    for (Future<Stamped.Answer<T>> each : running) {
      check.accept(each.get().answer());
    }
    return count / seconds;
  }

  /**
   * From now on so many tasks a second are to come, the first of them when it is {@linkplain #send
   * sent}: what is done before that makes none of them late.
   */
  void begin(double tasksASecond) {
    rate = tasksASecond;
    begun = false;
    sent = 0;
    ended = 0;
    lateness.forget();
  }

  /** Sends so many tasks, each when it is to begin. */
  void send(int tasks) throws InterruptedException {
    if (!begun) {
      begun = true;
      start = System.nanoTime();
      last = start;
    }
    for (int i = 0; i < tasks; i++) {
      long intended = start + Math.round(sent * 1e9 / rate);
      for (long left = intended - System.nanoTime(); left > 0; ) {
        LockSupport.parkNanos(left);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        left = intended - System.nanoTime();
      }
      long now = System.nanoTime();
      last = intended;
      sent++;
      contender.submit(
          task,
          (answer, error) -> done.add(new Done<>(intended, now, System.nanoTime(), answer, error)));
      harvest();
      if (sent - ended > MOST_UNDER_WAY || now - intended > LONGEST_NANOS) {
        throw saturated();
      }
    }
  }

  /**
   * Waits for the tasks that are under way.
   *
   * @throws IllegalStateException if more came than could be done: if the last was done more than
   *     200 ms after it was to begin, or all of the later ones are later than one of the earlier
   *     ones by what {@link Lateness} bears
   * @throws TimeoutException if they are not done within 30 s
   */
  void drain() throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + LONGEST_NANOS;
    long latest = harvest();
    while (ended < sent) {
      if (deadline - System.nanoTime() <= 0) {
        throw new TimeoutException(
            "latency: %s of %s tasks are not done".formatted(sent - ended, sent));
      }
      LockSupport.parkNanos(LOOK_NANOS);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      latest = Math.max(latest, harvest());
    }
    if (latest - last > BEHIND_NANOS || lateness.grows()) {
      throw saturated();
    }
  }

  private IllegalStateException saturated() {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new IllegalStateException(
        String.format(
            Locale.ROOT,
            "latency: %.0f tasks a second were to come, and %.0f were done; ask for a lower load",
            rate,
            ended / seconds));
  }

  /** Takes what is done; when the last of it was. */
  private long harvest() {
    long latest = start;
    for (Done<T> each = done.poll(); each != null; each = done.poll()) {
      Stamped.Answer<T> answer = each.answer();
      if (answer == null) {
        throw new IllegalStateException("latency: a task failed", each.error());
      }
      check.accept(answer.answer());
      ended++;
      latest = Math.max(latest, each.ended());
      lateness.add(each.intended() - start, each.ended() - each.intended());
      long late = Math.max(0, each.ended() - each.intended());
      whole.recordValue(late);
      mostNanos = Math.max(mostNanos, late);
      untilBegun.recordValue(Math.max(0, answer.begun() - each.intended()));
      untilSent.recordValue(Math.max(0, each.sent() - each.intended()));
    }
    return latest;
  }

  /** Forgets how late tasks were: those were to warm up. */
  void forget() {
    whole.reset();
    mostNanos = 0;
    untilBegun.reset();
    untilSent.reset();
  }

  /** How late tasks were. */
  Told.Latency told() {
    return new Told.Latency(
        whole.getTotalCount(),
        rate,
        ofAll(50),
        ofAll(99),
        ofAll(99.9),
        Duration.ofNanos(mostNanos),
        at(untilBegun, 50),
        at(untilBegun, 99),
        at(untilSent, 99));
  }

  private Duration ofAll(double percent) {
    return Duration.ofNanos(Math.min(mostNanos, whole.getValueAtPercentile(percent)));
  }

  private static Duration at(Histogram histogram, double percent) {
    return Duration.ofNanos(histogram.getValueAtPercentile(percent));
  }
}
