package dev.heddle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.execution.BareModel;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.IndependentModel;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.SequentialModel;
import dev.heddle.execution.Trait;
import dev.heddle.execution.VirtualThreadsModel;
import dev.heddle.execution.Workforce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Demos as they are played, all at the same time as most of their time is waiting. */
@Timeout(120)
class DemoTest {

  /** What starts a JVM of its own is not played on everything. */
  private static final Set<Demo> COSTLY = EnumSet.of(Demo.MAP, Demo.FETCH);

  private static final int AT_ONCE = 16;
  private static final int MOST_WORKERS = 5;

  /** A story and what its audience saw of it. */
  private record Played(Demo demo, ExecutionModel model, Story story, List<Event> seen) {}

  @Tag("contract")
  @Test
  void everyDemoTellsWholeEventsInOrderOnVirtualThreadsAndProcesses() throws Exception {
    tellWholeEventsInOrder(1, model -> model instanceof VirtualThreadsModel);
  }

  @Tag("contract")
  @Test
  void everyDemoDoesSoOnEveryModel() throws Exception {
    tellWholeEventsInOrder(4, _ -> true);
  }

  /** Each demo on processes and on those of threads that are {@code among} them. */
  private static void tellWholeEventsInOrder(int times, Predicate<ExecutionModel> among)
      throws Exception {
    List<Callable<List<Played>>> plays = new ArrayList<>();
    plays.add(DemoTest::onOnePoolOfProcesses);
    plays.add(() -> List.of(alone(Demo.QUEUE, "process-per-task[aot=off]")));
    // all threads of this JVM share one balance
    plays.add(() -> onThreads(Demo.ISOLATION, among));
    for (Demo demo : EnumSet.complementOf(EnumSet.of(Demo.ISOLATION))) {
      threadModels(demo, among).forEach(id -> plays.add(() -> List.of(alone(demo, id))));
    }

    List<Played> played = new ArrayList<>();
    ExecutorService stages = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<List<Played>> future : stages.invokeAll(plays, 100, TimeUnit.SECONDS)) {
        played.addAll(future.get());
      }
    } finally {
      stages.shutdownNow();
    }

    assertThat(played).hasSizeGreaterThan(times * Demo.values().length);
    SoftAssertions.assertSoftly(soft -> played.forEach(each -> check(soft, each)));
    assertNothingIsLeft();
  }

  private static List<Played> onOnePoolOfProcesses() throws Exception {
    List<Played> played = new ArrayList<>();
    ExecutionModel model = ExecutionModel.of("process-pool");
    try (Workforce pool = model.open(OpenRequest.of(MOST_WORKERS))) {
      for (Demo demo : Demo.values()) {
        List<Event> seen = new ArrayList<>();
        played.add(new Played(demo, model, demo.play(model, pool, seen::add), seen));
      }
    }
    return played;
  }

  private static List<Played> onThreads(Demo demo, Predicate<ExecutionModel> among)
      throws Exception {
    List<Played> played = new ArrayList<>();
    for (String id : threadModels(demo, among)) {
      played.add(alone(demo, id));
    }
    return played;
  }

  private static List<String> threadModels(Demo demo, Predicate<ExecutionModel> among) {
    return demo.models().stream()
        .filter(model -> !model.has(Trait.CROSSES_PROCESSES) && among.test(model))
        .filter(model -> !COSTLY.contains(demo) || model instanceof VirtualThreadsModel)
        .map(ExecutionModel::name)
        .toList();
  }

  private static Played alone(Demo demo, String id) throws DemoException {
    ExecutionModel model = ExecutionModel.of(id);
    List<Event> seen = new ArrayList<>();
    return new Played(demo, model, demo.play(model, seen::add), seen);
  }

  private static void check(SoftAssertions soft, Played played) {
    String what = played.demo().id() + " on " + played.model().id();
    Story story = played.story();
    List<Event> events = story.events();
    soft.assertThat(played.seen()).as(what).isEqualTo(events);
    soft.assertThat(story.demo()).isEqualTo(played.demo().id());
    soft.assertThat(story.model()).isEqualTo(played.model().id());
    soft.assertThat(events.stream().map(Event::at)).as(what).isSorted();
    soft.assertThat(events).as(what).hasSizeGreaterThan(2).allSatisfy(DemoTest::isWhole);
    boolean crosses = played.model().has(Trait.CROSSES_PROCESSES);
    long processes = events.stream().map(Event::pid).distinct().count();
    if (played.demo() != Demo.MAP) {
      soft.assertThat(processes > 1).as(what).isEqualTo(crosses);
    }
    soft.assertThat(story.shows()).as(what).doesNotContain("\n").endsWith(".");
    soft.assertThat(story.shows())
        .as(what)
        .contains(expected(played.demo(), crosses, new Events(events)));
  }

  private static void isWhole(Event event) {
    assertThat(event.text()).isNotBlank().doesNotContain("\n");
    assertThat(event.act()).matches("[a-z-]+");
    assertThat(event.pid()).isPositive();
    assertThat(event.from()).isBetween(0L, event.at());
    assertThat(event.thread().isBlank()).isEqualTo(event.threadId() == 0);
  }

  /** Words that must be in the sentence, as far as it does not depend on who was faster. */
  private static List<String> expected(Demo demo, boolean crosses, Events events) {
    return switch (demo) {
      case PROCESS_INFO -> events.of("task").processes().stream().map(String::valueOf).toList();
      case THREAD_INFO -> events.of("task").all().stream().map(Event::thread).toList();
      case MAP ->
          List.of(" processes with ", "the tasks run in ", crosses ? "2" : "one", " of them");
      case SQUARES -> List.of("6 squares by ", " took ");
      case FETCH -> List.of("5 pages of 433,500 bytes");
      case LOCK ->
          List.of("leave 500", "without it " + events.of("without").only().fact("balance"));
      case BANK -> List.of("that is the balance: nothing was lost");
      case ISOLATION ->
          List.of(
              crosses
                  ? "of its own, 100, and the parent's is 0"
                  : "400, 500, and the parent sees 500");
      case QUEUE -> List.of("5 of 5 numbers", "in the order in which they were put");
      case QUEUE_RACE -> List.of("In ", " of 10 rounds", " and 0 of 50 where");
      case POOL -> List.of("5 tasks", "numbers, [0, 2, 4, 6, 8]");
      case QUEUE_POOL -> List.of("6 tasks", "5 results", ": twice what was put");
      case PRODUCERS_CONSUMERS ->
          List.of("6 items", "each came once, and those of a producer in his");
      case PIPELINE -> List.of("through 3 stages", "and the list is right");
      case PIPELINE_4 -> List.of("through 4 stages", "and the list is right");
    };
  }

  private static void assertNothingIsLeft() throws Exception {
    long self = ProcessHandle.current().pid();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("heddle-listener");
    Path memory = Path.of("/dev/shm");
    if (Files.isDirectory(memory)) {
      try (Stream<Path> files = Files.list(memory)) {
        assertThat(files)
            .noneMatch(file -> file.getFileName().toString().startsWith("heddle-" + self + "-"));
      }
    }
  }

  @Test
  void whatComesToNoEndNamesItsModelAsAPersonWritesIt() {
    ExecutionModel model = ExecutionModel.of("virtual-threads[bound=none]");
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(DemoException.class)
          .isThrownBy(() -> Demo.LOCK.play(model, _ -> {}))
          .withMessageStartingWith("demo lock on virtual-threads[bound=none]: did not come to its");
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void aControlIsRefusedWithTheReason() {
    for (Demo demo : Demo.values()) {
      assertThat(demo.refusal(new BareModel()).orElseThrow()).contains("control");
      assertThat(demo.models()).doesNotContain(new IndependentModel()).contains(demo.usualModel());
    }
  }

  @Test
  void whatWaitsForEachOtherIsRefusedWhereOneRunsAfterTheOther() {
    assertThat(Demo.PIPELINE.refusal(new SequentialModel()).orElseThrow())
        .contains("wait for each other");
    assertThat(Demo.LOCK.refusal(new SequentialModel())).isEmpty();
  }
}
