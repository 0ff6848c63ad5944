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
        new Told.Parallelism(2),
        new Told.Starts("{AOT cache=1}"),
        new Told.LostUpdates(1_000_000, 12_345),
        new Told.FileSystem("ext4"),
        new Told.Carriers(16, 2),
        new Told.Crashes(2, 7, 7));
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
        .filter(told -> !(told instanceof Told.Starts || told instanceof Told.FileSystem))
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
        .forEach(fields::add);

    assertThat(fields).hasSizeGreaterThan(40).contains("round", "jvmArgs", "site.late");
    assertThat(fields.stream().filter(field -> !document.contains("`" + field + "`"))).isEmpty();
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
