package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What forks tell beside their times, on its way into notes and back. */
class ToldNotesTest {

  @TempDir Path place;

  /** One of each theme. */
  static Stream<Told> themes() {
    return Stream.of(
        new Told.Ideal(Duration.ofNanos(26_667_000)),
        new Told.SiteAnswers(
            480,
            16,
            Duration.ofMillis(5),
            Duration.ofNanos(5_177_000),
            Duration.ofNanos(7_250_000),
            48,
            Duration.ofMillis(310)),
        new Told.FetchErrors(3, "2x status 500, 1x too late"),
        new Told.Workers(
            List.of(
                new Told.Worker(1, "process", 4711, "a JVM that stays; started from an archive"),
                new Told.Worker(2, "process", 4712, "a JVM that stays; started from an archive"),
                new Told.Worker(10_000, "platform thread", 12, "in a fixed pool"))),
        new Told.Costs(
            Told.Costs.Bounds.FORK,
            Map.of(Cost.CPU, 812_345.0, Cost.CPU_SYSTEM, 120_000.0),
            Map.of(Cost.CPU, 1_500_000.125, Cost.IO_WRITTEN, 4096.0),
            Map.of(
                Cost.CPU,
                1_800_000.5,
                Cost.SWITCHES_VOLUNTARY,
                0.0,
                Cost.MEMORY_PSS,
                93.25,
                Cost.THREADS,
                41.0),
            300,
            Duration.ofMillis(20),
            Duration.ofNanos(4_125_000),
            Map.of(Cost.MEMORY_PEAK, "the fork shares its control group; with others")),
        new Told.Course(
            Duration.ofNanos(812_250_000), Duration.ofMillis(1_420), Duration.ofMillis(2_350)),
        new Told.Parallelism(2),
        new Told.NewThreads(64, Duration.ofNanos(5_250_000)),
        new Told.Starts("{AOT cache=1}"),
        new Told.LostUpdates(1_000_000, 12_345),
        new Told.LockService(Duration.ofNanos(1_512_000), 0.905),
        new Told.FileSystem("ext4"),
        new Told.Carriers(16, 2),
        new Told.Latency(
            12_345,
            1_800.5,
            Duration.ofNanos(1_100_000),
            Duration.ofNanos(3_250_000),
            Duration.ofMillis(9),
            Duration.ofMillis(21),
            Duration.ofNanos(95_000),
            Duration.ofMillis(2),
            Duration.ofNanos(81_000)),
        new Told.IdleWorker(45_000_000, 64),
        new Told.OtherRuntime("CPython", "3.11.7", Map.of("GIL", "on")),
        new Told.CommandRuns(
            7, 3, Duration.ofMillis(120), Duration.ofMillis(30), Map.of(0, 5L, 3, 2L)),
        new Told.LeftRunning("HEDDLE_COMMAND"),
        new Told.Crashes(2, 7, 7),
        new Told.Cold(Duration.ofMillis(307), Duration.ofMillis(82), Duration.ofMillis(910)));
  }

  @Test
  void noThemeIsForgottenHere() {
    assertThat(themes().map(Object::getClass))
        .containsExactlyInAnyOrder(Told.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("themes")
  void whatIsToldIsReadAsItWasTold(Told told) throws Exception {
    assertThat(written(ToldNotes.write(told)).told(told.getClass()).map(Told.class::cast))
        .hasValue(told);
  }

  @Test
  void themesDoNotDisturbEachOther() {
    Map<String, String> notes = new HashMap<>();
    themes().forEach(told -> notes.putAll(ToldNotes.write(told)));

    assertThat(ToldNotes.read(notes)).containsExactlyInAnyOrderElementsOf(themes().toList());
  }

  @Test
  void whoIsAlikeIsCountedTogether() {
    Told.Worker one = new Told.Worker(1, "virtual thread", 12, "for each task");

    assertThat(new Told.Workers(List.of(one, one, one)).each())
        .containsExactly(new Told.Worker(3, "virtual thread", 12, "for each task"));
  }

  @Test
  void workersAreToldInWordsBeforeTheirParts() {
    Told.Worker one = new Told.Worker(1, "process", 4711, "a JVM that stays");
    Told.Worker other = new Told.Worker(1, "process", 4712, "a JVM that stays");

    assertThat(ToldNotes.write(new Told.Workers(List.of(one, other))))
        .containsExactly(
            Map.entry("model.workers", "2 x process: a JVM that stays"),
            Map.entry("model.workers.1.kind", "process"),
            Map.entry("model.workers.1.start", "a JVM that stays"),
            Map.entry("model.workers.1.pids", "4711, 4712"));
  }

  @Test
  void aNoteThatNobodyKnowsSurvives() throws Exception {
    Fork fork = written(Map.of("cost.joules", "12.5", "ideal.ms", "5.000"));

    assertThat(fork.notes()).containsEntry("cost.joules", "12.5");
    assertThat(ToldNotes.read(fork.notes())).containsExactly(new Told.Ideal(Duration.ofMillis(5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "NaN", "Infinity", "-Infinity"})
  void whatMeansNothingIsNotTold(String value) {
    Map<String, String> notes = new HashMap<>();
    themes()
        .filter(told ->
            !(told instanceof Told.Starts
                || told instanceof Told.FileSystem
                || told instanceof Told.OtherRuntime))
        .forEach(told -> ToldNotes.write(told).keySet().forEach(name -> notes.put(name, value)));

    assertThat(ToldNotes.read(notes)).isEmpty();
  }

  @Test
  void aNumberOfAnySizeIsNoTrouble() {
    Map<String, String> notes = new HashMap<>();
    themes()
        .forEach(told -> ToldNotes.write(told).keySet().forEach(name -> notes.put(name, "1e300")));
    notes.put("model.workers.1.kind", "process");
    notes.put("model.workers.1.pids", "99999 x 1, 99999 x 1, 99999999999999999999999 x 3");

    assertThatCode(() -> ToldNotes.read(notes)).doesNotThrowAnyException();
  }

  @Test
  void forksOfEarlierVersionsTellWhatTheyDid() throws Exception {
    List<Fork> forks = RunFolder.open(Path.of("src/test/resources/runs/without-roles")).forks();

    assertThat(forks)
        .isNotEmpty()
        .allSatisfy(fork -> {
          assertThat(fork.told(Told.Ideal.class)).isPresent();
          assertThat(fork.told(Told.SiteAnswers.class)).isPresent();
          assertThat(fork.told(Told.Workers.class)).isPresent();
        });
    assertThat(told(Map.of("model.workers", "3 x platform thread: in a fixed pool")))
        .containsExactly(new Told.Worker(3, "platform thread", 0, "in a fixed pool"));
    assertThat(
            told(
                Map.of(
                    "model.workers",
                    "process: a JVM: heap 1MiB, 1 processor; started from the JDK's archive; 2 x"
                        + " process: a JVM: heap 1MiB; started from an AOT cache")))
        .containsExactly(
            new Told.Worker(
                1, "process", 0, "a JVM: heap 1MiB, 1 processor; started from the JDK's archive"),
            new Told.Worker(2, "process", 0, "a JVM: heap 1MiB; started from an AOT cache"));
  }

  private static List<Told.Worker> told(Map<String, String> notes) {
    return ToldNotes.read(notes).stream()
        .map(Told.Workers.class::cast)
        .flatMap(workers -> workers.each().stream())
        .toList();
  }

  /** Every field of a line of {@code forks.jsonl}, and every note, stands in the document. */
  @Test
  void everyFieldThatIsWrittenIsDocumented() throws Exception {
    String document = Files.readString(Path.of("results/README.md"));
    List<String> fields = new ArrayList<>();
    for (Class<?> part : List.of(Fork.class, RowId.class, Setup.class, Samples.class, Load.class)) {
      Arrays.stream(part.getRecordComponents()).forEach(field -> fields.add(field.getName()));
    }
    themes()
        .flatMap(told -> ToldNotes.write(told).keySet().stream())
        .map(name -> name.replaceAll("\\.\\d+\\.", ".N."))
        .map(name -> name.replaceAll("(?<=^costs\\.missing\\.).*", "METRIC"))
        .forEach(fields::add);

    assertThat(fields).hasSizeGreaterThan(40).contains("round", "jvmArgs", "site.late");
    assertThat(fields.stream().filter(field -> !document.contains("`" + field + "`"))).isEmpty();
  }

  /** Every cost with its unit stands in the document, too. */
  @Test
  void everyCostIsDocumented() throws Exception {
    String document = Files.readString(Path.of("results/README.md"));

    assertThat(Cost.values())
        .allSatisfy(cost ->
            assertThat(document).contains("| `" + cost.metric() + "` | " + cost.unit() + " |"));
  }

  @Test
  void noCostIsSummedUpOverForks() {
    assertThat(Cost.values())
        .allSatisfy(cost ->
            assertThat(Aggregation.of(cost.metric(), cost.unit())).isEqualTo(Aggregation.MEAN));
  }

  @Test
  void costsAreSharedOutAmongOperationsAndLevelsAreNot() {
    Told.Costs costs =
        new Told.Costs(
            Told.Costs.Bounds.JMH,
            Map.of(),
            Map.of(),
            Map.of(Cost.CPU, 600.0, Cost.THREADS, 41.0),
            300,
            Duration.ZERO,
            Duration.ZERO,
            Map.of());

    assertThat(costs.of(Cost.CPU)).hasValue(2);
    assertThat(costs.of(Cost.THREADS)).hasValue(41);
    assertThat(costs.of(Cost.ALLOC)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"costs.site.cpu.ms", "costs.watcher.cpu.ms"})
  void whatNobodyToldOfCostsIsNotZero(String note) throws Exception {
    Told costs = themes().filter(Told.Costs.class::isInstance).findFirst().orElseThrow();
    Map<String, String> notes = new HashMap<>(ToldNotes.write(costs));
    notes.put(note, "some");
    Told.Costs garbled = written(notes).told(Told.Costs.class).orElseThrow();
    notes.remove(note);
    Told.Costs missing = written(notes).told(Told.Costs.class).orElseThrow();

    assertThat(note.contains("site") ? missing.site() : missing.watcher()).isNull();
    assertThat(garbled).isEqualTo(missing).isNotEqualTo(costs);
    assertThat(ToldNotes.write(missing)).doesNotContainKey(note);
  }

  private Fork written(Map<String, String> notes) throws Exception {
    Fork plain = Examples.fork(1);
    ForkLines lines = new ForkLines(place.resolve("forks.jsonl"));
    lines.append(
        new Fork(
            plain.row(),
            1,
            1,
            Instant.EPOCH,
            1,
            plain.setup(),
            plain.warmup(),
            plain.primary(),
            Map.of(),
            notes,
            plain.load()));
    return lines.read().forks().getFirst();
  }
}
