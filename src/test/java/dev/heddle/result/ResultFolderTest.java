package dev.heddle.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of JMH files is one side. */
class ResultFolderTest {

  @TempDir Path place;

  @Test
  void theRowsOfAllModulesAreOneSide() throws Exception {
    List<ResultSet> sets = ResultSet.readAll(Path.of("src/test/resources/forms/modules/base"));

    assertThat(sets).hasSize(1);
    assertThat(sets.getFirst().rows())
        .extracting(row -> row.id().benchmark())
        .containsExactly("a.B.c", "a.B.d", "z.Y.x", "z.Y.w");
    assertThat(sets.getFirst().remarks())
        .containsExactly("2 files: core/jmh/results.json, io/jmh/results.json");
  }

  @Test
  void aRowThatSeveralModulesHaveIsOneRowEach() throws Exception {
    write("jdk17/r.json", "a.B.c", "a.B.only");
    write("jdk21/r.json", "a.B.c");

    assertThat(ResultSet.readAll(place).getFirst().rows())
        .extracting(ResultRow::id)
        .containsExactly(
            id("a.B.c", Map.of("folder", "jdk17")),
            id("a.B.only", Map.of()),
            id("a.B.c", Map.of("folder", "jdk21")));
  }

  @Test
  void filesOfOneFolderWithTheSameRowsAreRuns() throws Exception {
    write("1.json", "a.B.c");
    write("2.json", "a.B.c", "a.B.d");
    write("core/r.json", "x.Y.z");

    List<ResultSet> sets = ResultSet.readAll(place);

    assertThat(sets).hasSize(2);
    assertThat(sets.get(0).rows())
        .extracting(row -> row.id().benchmark())
        .containsExactly("a.B.c", "x.Y.z");
    assertThat(sets.get(1).rows())
        .extracting(row -> row.id().benchmark())
        .containsExactly("a.B.c", "a.B.d");
  }

  @Test
  void whatOthersLeaveBesideIsPassedOver() throws Exception {
    write("r.json", "a.B.c");
    Files.writeString(place.resolve("package.json"), "{\"name\": \"x\"}");
    Files.writeString(place.resolve("accepted-changes.json"), "{\"schema\": 1}");
    Files.createDirectories(place.resolve(".git"));
    Files.writeString(place.resolve(".git/x.json"), "[broken");

    assertThat(ResultSet.readAll(place).getFirst().rows()).hasSize(1);
  }

  @Test
  void aDamagedFileIsNamedAndNothingIsRead() throws Exception {
    write("core/r.json", "a.B.c");
    Files.writeString(place.resolve("cut.json"), "[{\"benchmark\"");

    assertThatThrownBy(() -> ResultSet.readAll(place))
        .isInstanceOf(UnreadableException.class)
        .hasMessageStartingWith(place.resolve("cut.json") + ": is cut short");
  }

  @Test
  void anEmptyFileIsThatOfAModuleThatWasNotMeasured() throws Exception {
    write("core/r.json", "a.B.c");
    Files.createDirectory(place.resolve("io"));
    Files.writeString(place.resolve("io/r.json"), "\n");

    assertThatThrownBy(() -> ResultSet.readAll(place))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("r.json: is empty");
  }

  @Test
  void aFolderWithoutResultsOrWithRunsIsNoSide() throws Exception {
    assertThatThrownBy(() -> ResultSet.readAll(place))
        .isInstanceOf(UnreadableException.class)
        .hasMessageStartingWith(
            place + ": holds neither a run (no run.json) nor files of JMH; name");
    Files.createDirectories(place.resolve("a-run"));
    Files.writeString(place.resolve("a-run/run.json"), "{}");
    assertThatThrownBy(() -> ResultSet.readAll(place))
        .hasMessageStartingWith(place + ": holds runs (" + place.resolve("a-run") + ")");
  }

  private void write(String file, String... benchmarks) throws Exception {
    JmhFile rows = JmhFile.empty();
    for (String benchmark : benchmarks) {
      rows.row(benchmark, "ms/op", 1, 2);
    }
    Files.createDirectories(place.resolve(file).getParent());
    rows.write(place.resolve(file));
  }

  private static RowId id(String benchmark, Map<String, String> params) {
    return RowId.of(benchmark, "avgt", 1, params);
  }
}
