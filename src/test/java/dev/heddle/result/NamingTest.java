package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that files of a history have, and the order that they say. */
class NamingTest {

  private static final String COMMIT = "1846e70c0ffee1846e70c0ffee1846e70c0ffee1";

  @TempDir Path place;

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12-05-09Z-1846e70.json, 2026-01-31T12:05:09Z, 1846e70",
    "2026-01-31T12-05-09Z-1846e70-jdk17.json, 2026-01-31T12:05:09Z, 1846e70",
    "2026-01-31T12:05:09Z-1846e70.json, 2026-01-31T12:05:09Z, 1846e70",
    "2026-01-31T12:05:09+01:00-1846e70.json, 2026-01-31T11:05:09Z, 1846e70",
    "2026-01-31_12-05-09_1846e70.json, 2026-01-31T12:05:09Z, 1846e70",
    "2026-01-31T12:05:09.123Z.json, 2026-01-31T12:05:09Z, ''",
    "2026-01-31T12:05Z.json, 2026-01-31T12:05:00Z, ''",
    "20260131120509.json, 2026-01-31T12:05:09Z, ''",
    "20260131T120509Z.json.gz, 2026-01-31T12:05:09Z, ''",
    "2026-01-31.json, 2026-01-31T00:00:00Z, ''",
    "20260131.json, 2026-01-31T00:00:00Z, ''",
    "2026-01-31-1234567.json, 2026-01-31T00:00:00Z, 1234567",
    "20260131-12345678.json, 2026-01-31T00:00:00Z, 12345678",
    "1769860800.json, 2026-01-31T12:00:00Z, ''",
    "1769860800000-1846e70.json, 2026-01-31T12:00:00Z, 1846e70",
  })
  void timesAndCommitsAreReadAsPeopleWriteThem(String name, String time, String commit)
      throws Exception {
    Naming.Place place = Naming.USUAL.of(name);

    assertThat(place.time()).isEqualTo(time);
    assertThat(place.name().commit()).isEqualTo(commit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "base.json | is not named <UTC>-<commit>.json; where it is a run, say how it is named, as"
            + " in --name-pattern '{time}-{commit}.json'",
        "build-7.json | is not named <UTC>-<commit>.json; where it is a run, say how it is named,"
            + " as in --name-pattern 'build-{number}.json'",
        "2026-13-45.json | is not named",
        "jmh-20260131.json | is not named <UTC>-<commit>.json; where it is a run, say how it is"
            + " named, as in --name-pattern 'jmh-{time}.json'",
        "v1.10.0.json | is not named <UTC>-<commit>.json; where it is a run, say how it is named,"
            + " as in --name-pattern '{tag}.json'",
        "release-2.0-rc1/jmh.json | is not named <UTC>-<commit>.json; where it is a run, say how it"
            + " is named, as in --name-pattern 'release-{tag}/jmh.json'",
        "2026-01-31_12-00/core/jmh.json | is not named <UTC>-<commit>.json; where it is a run, say"
            + " how it is named, as in --name-pattern '{time}/core/jmh.json'",
        "build-7/jmh.json | is not named <UTC>-<commit>.json; where it is a run, say how it is"
            + " named, as in --name-pattern 'build-{number}/jmh.json'",
        "1846e70c0ffee.json | is named by a commit alone, which says no order; give --git-log"
            + " REPOSITORY",
      })
  void otherNamesAreToldWithWhatToDo(String name, String why) {
    assertThatThrownBy(() -> Naming.USUAL.of(name)).hasMessageStartingWith(why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build-{number}.json",
        "build-{number}",
        "*-{number}.json",
        "{any}{number}.json",
      })
  void aPatternSaysTheOrder(String pattern) throws Exception {
    for (int build : new int[] {10, 9, 100, 1}) {
      run("build-" + build + ".json", "a.B.c");
    }

    assertThat(History.read(place, new Naming(NamePattern.of(pattern), null)).runs())
        .extracting(History.Run::commit)
        .containsExactly("1", "9", "10", "100");
  }

  @Test
  void versionsAreInTheOrderOfVersions() throws Exception {
    for (String tag : List.of("v2.0", "v1.10", "v1.9", "v2.0-rc1", "v2.0.1")) {
      run(tag + ".json", "a.B.c");
    }

    assertThat(History.read(place, new Naming(NamePattern.of("{tag}.json"), null)).runs())
        .extracting(History.Run::commit)
        .containsExactly("v1.9", "v1.10", "v2.0-rc1", "v2.0", "v2.0.1");
  }

  @Test
  void aPatternWithASlashIsOneOfPathsAndFilesOfOneBuildAreOneRun() throws Exception {
    for (String build : List.of("9", "10")) {
      run(build + "/core/jmh.json", "a.B.c");
      run(build + "/io/jmh.json", "x.Y.z");
    }

    History history = History.read(place, new Naming(NamePattern.of("{number}/*/jmh.json"), null));

    assertThat(history.runs()).extracting(History.Run::commit).containsExactly("9", "10");
    assertThat(history.runs()).allSatisfy(run -> assertThat(run.set().rows()).hasSize(2));
    assertThat(history.runs()).allSatisfy(run -> assertThat(run.time()).isEqualTo(History.NO_TIME));
  }

  /** Each of them is written when it has been measured. */
  @Test
  void modulesOfOneCommitAreOneRunWhateverTheirTimes() throws Exception {
    run("2026-01-31T12-00-00Z-0123abc-core.json", "a.B.c");
    run("2026-01-31T12-07-00Z-0123abc-io.json", "x.Y.z");
    run("2026-02-01T12-00-00Z-0123abd-core.json", "a.B.c");
    run("2026-02-01T12-07-00Z-0123abd-io.json", "x.Y.z");
    run("2026-02-01T18-00-00Z-0123abd-core.json", "a.B.c");

    assertThat(History.read(place).runs())
        .extracting(run -> run.time() + " " + run.set().rows().size())
        .containsExactly(
            "2026-01-31T12:00:00Z 2", "2026-02-01T12:00:00Z 2", "2026-02-01T18:00:00Z 1");
  }

  @Test
  void filesOfOneTimeAndCommitAreOneRunUnlessARowIsInBoth() throws Exception {
    run("2026-01-31T12-00-00Z-" + COMMIT + "-core.json", "a.B.c");
    run("2026-01-31T12-00-00Z-" + COMMIT + "-io.json", "x.Y.z");
    run("2026-01-31T12-00-00Z-" + COMMIT + "-once-more.json", "x.Y.z");

    assertThat(History.read(place).runs())
        .extracting(run -> run.set().rows().size())
        .containsExactly(2, 1);
  }

  @Test
  void whatTheNameDoesNotSayIsSkippedWithTheReason() throws Exception {
    run("build-1.json", "a.B.c");
    run("other.json", "a.B.c");

    History history = History.read(place, new Naming(NamePattern.of("build-{number}.json"), null));

    assertThat(history.runs()).hasSize(1);
    assertThat(history.skipped())
        .containsExactly(place.resolve("other.json") + ": is not named as --name-pattern says");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{sha}.json | has no part {sha}; choose from {time}, {commit}, {number}, {tag}, {any}",
        "{time}{time} | has {time} twice; name it once",
        "*.json | names no part of a name",
      })
  void aPatternThatSaysNothingIsRefused(String pattern, String why) {
    assertThatThrownBy(() -> NamePattern.of(pattern)).hasMessageStartingWith(why);
  }

  private void run(String name, String benchmark) throws Exception {
    Path file = place.resolve(name);
    Files.createDirectories(file.getParent());
    JmhFile.empty().row(benchmark, "ms/op", 1, 2).write(file);
  }
}
