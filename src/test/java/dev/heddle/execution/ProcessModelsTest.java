package dev.heddle.execution;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.jvm.Jvm;
import java.io.File;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class ProcessModelsTest {

  /** A task that tells who runs it. */
  record WhoAmI() implements Callable<Long>, Serializable {
    @Override
    public Long call() {
      return ProcessHandle.current().pid();
    }
  }

  /** A task that gives its number back. */
  record Echo(int number) implements Callable<Integer>, Serializable {
    @Override
    public Integer call() throws IOException {
      if (number < 0) {
        throw new IOException("number " + number);
      }
      return number;
    }
  }

  /** A task that tells what its JVM may use. */
  record Seen(String property) implements Callable<List<String>>, Serializable {
    @Override
    public List<String> call() {
      return List.of(
          String.valueOf(Runtime.getRuntime().availableProcessors()),
          String.valueOf(System.getProperty(property)));
    }
  }

  static List<String> ofProcesses() {
    return names(Trait.CROSSES_PROCESSES);
  }

  static List<String> ofProcessesThatStay() {
    return names(Trait.KEEPS_PROCESSES);
  }

  private static List<String> names(Trait trait) {
    return ExecutionModel.builtIn().stream()
        .filter(model -> model.has(trait))
        .map(ExecutionModel::name)
        .toList();
  }

  @AfterEach
  void noProcessIsLeft() {
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ofProcesses")
  void resultsComeInOrderAndAFailureIsTheCause(String model) throws Exception {
    try (Workforce workforce = open(model)) {
      assertThat(workforce.callAll(IntStream.range(0, 5).mapToObj(Echo::new).toList()))
          .containsExactly(0, 1, 2, 3, 4);
      assertThat(workforce.callAll(List.of(new Echo(1)))).containsExactly(1);
      assertThat(workforce.callAll(List.<Echo>of())).isEmpty();
      assertThatThrownBy(() -> workforce.callAll(List.of(new Echo(1), new Echo(-7))))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(IOException.class)
          .hasStackTraceContaining("number -7");
    }
  }

  @Test
  void aPoolKeepsItsWorkers() throws Exception {
    try (Workforce workforce = open("process-pool")) {
      Set<Long> pids = Set.copyOf(workforce.callAll(nCopies(20, new WhoAmI())));

      assertThat(workforce.workers()).hasSize(2);
      assertThat(workforce.workers().stream().map(Worker::pid).toList()).containsAll(pids);
      assertThat(pids).doesNotContain(ProcessHandle.current().pid());
    }
  }

  @Test
  void aProcessPerTaskIsANewOneForEach() throws Exception {
    try (Workforce workforce = open("process-per-task")) {
      assertThat(workforce.callAll(nCopies(5, new WhoAmI()))).doesNotHaveDuplicates();
      assertThat(workforce.workers())
          .singleElement()
          .satisfies(worker -> assertThat(worker.how()).startsWith("a new JVM per task, 2 at"));
    }
  }

  @Test
  void independentWorkersGetTheirShareBeforehand() throws Exception {
    try (Workforce workforce = open("independent")) {
      List<Long> pids = workforce.callAll(nCopies(7, new WhoAmI()));

      assertThat(pids.subList(0, 3)).containsOnly(pids.getFirst());
      assertThat(pids.subList(3, 7)).containsOnly(pids.getLast());
      assertThat(pids.getFirst()).isNotEqualTo(pids.getLast());
    }
  }

  @Test
  void aWorkerHasItsShareAndTheFlagsOfTheUser() throws Exception {
    ExecutionModel pool = ExecutionModel.of("process-pool");
    try (Workforce workforce = pool.open(flags("-Dx=y", "-XX:+UseParallelGC"))) {
      String all = String.valueOf(Runtime.getRuntime().availableProcessors());
      assertThat(workforce.callAll(List.of(new Seen("x")))).containsExactly(List.of(all, "y"));
      assertThat(workforce.workers().getFirst().how()).contains("-Dx=y -XX:+UseParallelGC");
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @MethodSource("ofProcesses")
  void workersRunFromTheClassPathThatIsAskedFor(String model) throws Exception {
    String path = Jvm.ownClassPath() + File.pathSeparator + "/of/the/tasks.jar";
    OpenRequest request = OpenRequest.of(1).withClassPath(path);
    try (Workforce workforce = ExecutionModel.of(model).open(request)) {
      assertThat(workforce.callAll(List.of(new Seen("java.class.path"))).getFirst().getLast())
          .endsWith("/of/the/tasks.jar");
    }
  }

  @ParameterizedTest
  @MethodSource("ofProcessesThatStay")
  void aFlagThatTheJvmDoesNotKnowFailsAtOnceAndSaysWhich(String model) {
    assertThatThrownBy(() -> ExecutionModel.of(model).open(flags("-XX:+NoSuchFlag")))
        .isInstanceOf(IOException.class)
        .hasStackTraceContaining("NoSuchFlag");
  }

  @Tag("contract")
  @ParameterizedTest
  @MethodSource("ofProcesses")
  void closingTwiceIsClosing(String model) throws Exception {
    Workforce workforce = open(model);
    workforce.callAll(List.of(new WhoAmI()));
    workforce.close();
    workforce.close();
  }

  @Test
  void bundlesAreContiguousAndEvenAndNeverEmpty() {
    List<Echo> tasks = IntStream.range(0, 10).mapToObj(Echo::new).toList();

    assertThat(sizes(tasks, 4)).isEqualTo("2 3 2 3");
    assertThat(sizes(tasks, 1)).isEqualTo("10");
    assertThat(sizes(tasks.subList(0, 2), 4)).isEqualTo("1 1");
    assertThat(sizes(List.of(), 4)).isEmpty();
  }

  private static String sizes(List<Echo> tasks, int workers) {
    return Bundle.<Integer>split(tasks, workers).stream()
        .map(bundle -> String.valueOf(bundle.tasks().size()))
        .collect(Collectors.joining(" "));
  }

  private static Workforce open(String model) throws IOException {
    return ExecutionModel.of(model).open(OpenRequest.of(2));
  }

  private static OpenRequest flags(String... flags) {
    return OpenRequest.of(1).withJvmFlags(List.of(flags));
  }
}
