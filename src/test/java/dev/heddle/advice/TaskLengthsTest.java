package dev.heddle.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.heddle.result.RowId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * From which length of tasks, in which chunks, and after how many of them processes are worth it.
 */
class TaskLengthsTest extends AdvisingCase {

  @Test
  void fromWhichLengthOnProcessesKeepUpIsToldByWhoWorked() throws Exception {
    double[] share = {0.3, 0.93, 0.99};
    String[] lengths = {"10us", "100us", "1ms"};
    for (int i = 0; i < lengths.length; i++) {
      RowId threads = run.row("fixed-pool", 2, "length", lengths[i]);
      RowId processes = run.row("process-pool", 2, "length", lengths[i]);
      run.takes(threads, 5).note(threads, "model.workers", "2 platform threads");
      run.takes(processes, 5 / share[i])
          .note(processes, "model.workers.1.kind", "process")
          .note(processes, "model.workers.1.start", "a JVM that stays")
          .note(processes, "model.workers.1.pids", "1 x 4711");
    }
    List<WorkloadAdvice> all = Advising.of(read());

    List<Advice.Grain> grains =
        all.stream().flatMap(each -> all(each, Advice.Grain.class).stream()).toList();

    assertThat(grains).hasSize(1);
    Advice.Grain grain = grains.getFirst();
    assertThat(Objects.requireNonNull(grain.from()).id().params()).containsEntry("length", "100us");
    assertThat(grain.speeds().getFirst().speed().value()).isCloseTo(0.3, within(0.02));
  }

  /** 91 %, but of forks that may as well be from 80 or 100 %. */
  @Test
  void processesKeepUpOnlyWhereTheLowerEndOfTheIntervalSaysSo() throws Exception {
    run.rounds(2);
    double[] share = {0.3, 0.9};
    String[] lengths = {"10us", "1ms"};
    for (int i = 0; i < lengths.length; i++) {
      RowId threads = run.row("fixed-pool", 2, "length", lengths[i]);
      RowId processes = run.row("process-pool", 2, "length", lengths[i]);
      run.takes(threads, 5).takes(processes, 5 / share[i]);
      worker(processes, "1 x 4711");
    }

    List<Advice.Grain> grains =
        Advising.of(read()).stream()
            .flatMap(each -> all(each, Advice.Grain.class).stream())
            .toList();

    assertThat(grains).singleElement().extracting(Advice.Grain::from).isNull();
  }

  private Advice.BreakEven breakEven(double... processes) throws Exception {
    String[] lengths = {"10us", "100us", "1ms"};
    for (int i = 0; i < lengths.length; i++) {
      RowId pool = run.row("process-pool", 2, "length", lengths[i]);
      run.takes(run.row("sequential", 2, "length", lengths[i]), 10).takes(pool, processes[i]);
      worker(pool, "1 x 4711");
    }
    return Advising.of(read()).stream()
        .flatMap(each -> all(each, Advice.BreakEven.class).stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void processesBreakEvenWhereTheyAreFasterThanOneTaskAfterTheOther() throws Exception {
    Advice.BreakEven even = breakEven(40, 8, 5.5);

    assertThat(Objects.requireNonNull(even.from()).id().params()).containsEntry("length", "100us");
    assertThat(even.speeds())
        .extracting(each -> Math.round(4 * each.speed().value()))
        .containsExactly(1L, 5L, 7L);
    assertThat(Labels.of(even.speeds().getFirst().other())).isEqualTo("sequential");
  }

  @Test
  void processesThatAreAsFastOnlyDoNotBreakEven() throws Exception {
    assertThat(breakEven(40, 20, 10).from()).isNull();
  }

  private Advice.Chunks chunks(double... times) throws Exception {
    for (int i = 0; i < times.length; i++) {
      run.takes(run.row("process-pool", 2, "chunk", "" + (1 << (2 * i))), times[i]);
    }
    return Advising.of(read()).stream()
        .flatMap(each -> all(each, Advice.Chunks.class).stream())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSmallestChunkThatIsHardlySlowerThanTheBestIsEnough() throws Exception {
    run.rounds(8);
    Advice.Chunks chunks = chunks(50, 20, 10.15, 10, 12);

    assertThat(chunks.best().id().params()).containsEntry("chunk", "64");
    assertThat(chunks.smallest().id().params()).containsEntry("chunk", "16");
    assertThat(chunks.others())
        .extracting(each -> each.row().id().params().get("chunk"))
        .containsExactly("1", "4", "16", "256");
  }

  /** Of two rounds the interval reaches far beyond 5 %. */
  @Test
  void aChunkIsNotEnoughWhereForksDoNotShowThatItIs() throws Exception {
    run.rounds(2);
    Advice.Chunks chunks = chunks(50, 20, 10.3, 10);

    assertThat(chunks.smallest()).isSameAs(chunks.best());
  }

  @Test
  void aProcessThatStaysHasPaidForItsStartAfterSoManyTasks() throws Exception {
    RowId ready = RowId.of("a.Start.ready", "avgt", 1, Map.of("worker", "jvm"));
    RowId thread = RowId.of("a.Start.ready", "avgt", 1, Map.of("worker", "thread"));
    RowId stays = RowId.of("a.Dispatch.roundTrip", "avgt", 1, Map.of("through", "pool"));
    RowId each = RowId.of("a.Dispatch.roundTrip", "avgt", 1, Map.of("through", "each"));
    run.takes(ready, 100).note(ready, "worker.started.from", "{the JDK's archive=1}");
    run.takes(thread, 0.1).note(thread, "worker.started.from", "this JVM");
    run.takes(stays, 1);
    worker(stays, "1 x 4711");
    run.takes(each, 41);
    worker(each, "1 x 0");

    List<WorkloadAdvice> all = Advising.of(read());

    assertThat(all).hasSize(1);
    assertThat(only(all.getFirst(), Advice.PaysOff.class).tasks()).isEqualTo(3);
    assertThat(names(all.getFirst().advice().getFirst().rows()))
        .containsExactly("jvm", "pool", "each");
  }

  /** Tasks of another size, or a saving that no fork shows, tell nothing. */
  @Test
  void noStartIsPaidByTasksOfAnotherSizeOrByASavingThatIsNotShown() throws Exception {
    RowId ready = RowId.of("a.Start.ready", "avgt", 1, Map.of("worker", "jvm"));
    run.takes(ready, 100).note(ready, "worker.started.from", "{the JDK's archive=1}");
    RowId stays = RowId.of("a.D.roundTrip", "avgt", 1, Map.of("through", "pool", "bytes", "1"));
    RowId other = RowId.of("a.D.roundTrip", "avgt", 1, Map.of("through", "each", "bytes", "9"));
    RowId same = RowId.of("a.D.roundTrip", "avgt", 1, Map.of("through", "each", "bytes", "1"));
    run.takes(stays, 40).takes(other, 80).takes(same, 40.1);
    worker(stays, "1 x 4711");
    worker(other, "1 x 0");
    worker(same, "1 x 0");

    assertThat(Advising.of(read())).isEmpty();
  }

  private void worker(RowId row, String pids) {
    run.note(row, "model.workers.1.kind", "process")
        .note(row, "model.workers.1.start", "a JVM")
        .note(row, "model.workers.1.pids", pids);
  }
}
