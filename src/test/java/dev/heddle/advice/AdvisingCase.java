package dev.heddle.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Standing;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** What tests of advice share: a run on disk, made row by row, and what is said of it. */
abstract class AdvisingCase {

  @TempDir Path place;

  final ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");

  ResultSet read() throws Exception {
    return ResultSet.read(run.write(place.resolve("run")));
  }

  WorkloadAdvice advice() throws Exception {
    return Advising.of(read()).getFirst();
  }

  static <T extends Advice> List<T> all(WorkloadAdvice advice, Class<T> kind) {
    return advice.advice().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  static <T extends Advice> T only(WorkloadAdvice advice, Class<T> kind) {
    List<T> all = all(advice, kind);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  static List<String> names(List<Standing> rows) {
    return rows.stream().map(Labels::of).toList();
  }

  static List<String> labels(List<Behind> rows) {
    return rows.stream().map(each -> Labels.of(each.row())).toList();
  }

  /** A model that gains up to two workers, and loses from six on. */
  void sweep(String model, double alone) {
    run.takes(run.row(model, 1), alone);
    for (int workers : new int[] {2, 3, 4}) {
      run.takes(run.row(model, workers), alone / 2);
    }
    run.takes(run.row(model, 6), alone / 1.6).takes(run.row(model, 8), alone / 1.5);
  }
}
