package dev.heddle.benchmarks;

import dev.heddle.fork.ForkSettings;
import dev.heddle.own.OwnClassPath;
import dev.heddle.own.OwnTaskException;
import dev.heddle.own.OwnTasks;
import dev.heddle.workload.Computation;
import dev.heddle.workload.FetchResult;
import dev.heddle.workload.ServiceRequest;
import dev.heddle.workload.SumOfSquares;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task of which the same comes again and again, and what it needs while it does.
 *
 * @param task what comes
 * @param check refuses a wrong answer
 * @param pages those that it fetches; null for one that fetches none
 * @param own a person's own task; null for one of ours
 */
record LateTask<T>(
    Callable<T> task, Consumer<T> check, @Nullable LocalPages pages, @Nullable OwnTasks own)
    implements Closeable {

  private static final String SQUARES = "squares";
  private static final String FETCH = "fetch";
  private static final Duration LENGTH = Duration.ofMillis(1);

  /**
   * Refuses what is no such task of ours.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static void check(String name) {
    if (!List.of(SQUARES, FETCH).contains(name)) {
      throw new IllegalArgumentException(
          "task '%s': unknown; known are %s, %s, and one of yours with --task CLASS"
              .formatted(name, SQUARES, FETCH));
    }
  }

  /**
   * The one of that name: a millisecond of squares, a page of the local site, or a person's own.
   */
  static LateTask<?> open(String name) throws IOException {
    if (ForkSettings.task().isPresent()) {
      return own(ForkSettings.task().orElseThrow());
    }
    check(name);
    return name.equals(SQUARES) ? squares() : fetch();
  }

  private static LateTask<Object> own(String word) {
    OwnTasks own = OwnTasks.open(word, ownPath(), 1, ForkSettings.taskParameters());
    return new LateTask<>(own.calls().getFirst(), answer -> own.check(List.of(answer)), null, own);
  }

  private static OwnClassPath ownPath() {
    return OwnClassPath.of(ForkSettings.taskPath());
  }

  private static LateTask<Long> squares() {
    Computation each = Computation.of("length", LENGTH);
    long right = each.right();
    return new LateTask<>(
        new SumOfSquares(1, each.numbers() + 1),
        answer -> {
          var _ = ServiceRequest.check(right, answer);
        },
        null,
        null);
  }

  private static LateTask<FetchResult> fetch() throws IOException {
    LocalPages pages = LocalPages.open(LocalPages.Order.of(1, "5ms", "16KiB"));
    return new LateTask<>(
        pages.fetches().getFirst(),
        answer -> {
          var _ = pages.check(List.of(answer));
        },
        pages,
        null);
  }

  /** What else workers need to have on their class path, in the form of {@code -cp}. */
  String classPath() {
    return own == null ? "" : ownPath().text();
  }

  /**
   * What is to be told where {@code why} happened, after which the fork may end: of a person's own
   * task in words about that.
   */
  Exception failed(Exception why) {
    if (own == null || why instanceof OwnTaskException) {
      return why;
    }
    Throwable cause = why instanceof IOException ? null : why.getCause();
    if (cause != null) {
      return own.failed(cause);
    }
    own.mayEnd();
    return why;
  }

  /** Begins to count what is {@linkplain #tell told}. */
  void begin() throws IOException {
    if (pages != null) {
      pages.begin();
    }
  }

  /** Tells the run how the site answered, where there is one. */
  void tell() throws IOException {
    if (pages != null) {
      pages.noteSite();
    }
  }

  @Override
  public void close() {
    if (pages != null) {
      pages.close();
    }
    if (own != null) {
      own.close();
    }
  }
}
