package dev.heddle.benchmarks;

import dev.heddle.workload.Computation;
import dev.heddle.workload.FetchResult;
import dev.heddle.workload.ServiceRequest;
import dev.heddle.workload.SumOfSquares;
import dev.heddle.workload.Task;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task of which the same comes again and again, and what it needs while it does.
 *
 * @param task what comes
 * @param check refuses a wrong answer
 * @param pages those that it fetches; null for one that fetches none
 */
record LateTask<T extends Serializable>(Task<T> task, Consumer<T> check, @Nullable LocalPages pages)
    implements Closeable {

  private static final String SQUARES = "squares";
  private static final String FETCH = "fetch";
  private static final Duration LENGTH = Duration.ofMillis(1);

  /**
   * Refuses what is no such task.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  static void check(String name) {
    if (!List.of(SQUARES, FETCH).contains(name)) {
      throw new IllegalArgumentException(
          "task '%s': unknown; known are %s, %s".formatted(name, SQUARES, FETCH));
    }
  }

  /** The one of that name: a millisecond of squares, or a page of the local site. */
  static LateTask<?> open(String name) throws IOException {
    check(name);
    return name.equals(SQUARES) ? squares() : fetch();
  }

  private static LateTask<Long> squares() {
    Computation each = Computation.of("length", LENGTH);
    long right = each.right();
    return new LateTask<>(
        new SumOfSquares(1, each.numbers() + 1),
        answer -> {
          var _ = ServiceRequest.check(right, answer);
        },
        null);
  }

  private static LateTask<FetchResult> fetch() throws IOException {
    LocalPages pages = LocalPages.open(LocalPages.Order.of(1, "5ms", "16KiB"));
    return new LateTask<>(
        pages.fetches().getFirst(),
        answer -> {
          var _ = pages.check(List.of(answer));
        },
        pages);
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
  }
}
