package dev.heddle.demo;

import dev.heddle.workload.SumOfSquares;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The squares of six numbers, three to a task, each after some hard work. */
final class Squares implements Scene {

  private static final List<List<Integer>> SHARES = List.of(List.of(1, 2, 3), List.of(4, 5, 6));
  private static final long TERMS = 40_000_000;

  /** Squares its numbers, and sums a long row of squares before each, to be busy. */
  record Square(Narrator teller, List<Integer> numbers) implements Task<Long> {
    @Override
    public Long call() throws Exception {
      long sum = 0;
      for (int number : numbers) {
        long from = teller.now();
        sum += new SumOfSquares(0, TERMS).call();
        long square = (long) number * number;
        teller.tellSince(
            from,
            "square",
            nanos ->
                "%s² = %s, after %s of arithmetic".formatted(number, square, Events.millis(nanos)),
            Map.of("number", (long) number, "square", square));
      }
      return sum;
    }
  }

  @Override
  public int workers() {
    return SHARES.size();
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    stage.together(SHARES.stream().map(share -> new Square(stage.teller(), share)).toList());
    stage.tell("done", "all squares are there", Map.of());
  }

  @Override
  public String moral(Events events) {
    Events squares = events.of("square");
    String what =
        "%s squares by %s took %s"
            .formatted(squares.count(), squares.who(), Events.millis(squares.elapsed()));
    if (squares.mostAtOnce() < 2) {
      return what + ": never were two under way at once.";
    }
    return "%s, and during %s of that two were under way at once%s."
        .formatted(
            what,
            Events.millis(squares.together()),
            squares.processes().size() > 1
                ? ""
                : ": no interpreter's lock makes threads take turns");
  }
}
