package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Tables;
import dev.heddle.result.ResultSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every format of every kind of table, to the letter. */
class FormatTest {

  private static final Path FILES = Path.of("src/test/resources/jmh");
  private static final Path RUNS = Path.of("src/test/resources/runs");

  @TempDir Path place;

  @ParameterizedTest
  @EnumSource(Format.class)
  void modelsOfARun(Format format) throws Exception {
    golden("squares", format, ExampleTables.squares(place.resolve("squares")));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aRunInWhichMuchWentWrong(Format format) throws Exception {
    golden("fetch", format, ExampleTables.fetch(place.resolve("fetch")));
  }

  @Test
  void aRunOfAnEarlierVersionWhoseRowsDoNotSayWhatTheyAreFor() throws Exception {
    golden("without-roles", Format.TEXT, RUNS.resolve("without-roles"));
  }

  @Test
  void rolesAreTakenFromTheRunAndNotFromTheNamesOfItsModels() throws Exception {
    golden("with-roles", Format.TEXT, RUNS.resolve("with-roles"));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void rowsOfAJmhFile(Format format) throws Exception {
    golden("fs2", format, FILES.resolve("fs2-5forks.json"));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void twoRunsSideBySide(Format format) throws Exception {
    golden(
        "side-by-side",
        format,
        ExampleTables.squares(place.resolve("a/squares")),
        ExampleTables.fetch(place.resolve("b/fetch")));
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void namesThatMeanHarm(Format format) throws Exception {
    String text = golden("hostile", format, FILES.resolve("traps/hostile.json"));

    assertThat(text).doesNotContain("\u001b", "\u202e");
  }

  @Test
  void noLineEndsInSpacesAndModelsFitAHundredColumns() throws Exception {
    List<Path> paths =
        List.of(
            ExampleTables.squares(place.resolve("squares")),
            ExampleTables.fetch(place.resolve("fetch")));
    for (Path path : paths) {
      assertThat(Format.TEXT.write(tables(path)).lines())
          .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()))
          .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }
  }

  @Test
  void everyFileIsWrittenInEveryFormat() throws Exception {
    try (Stream<Path> files = Files.walk(FILES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        for (Format format : Format.values()) {
          assertThat(format.write(tables(file))).endsWith("\n").doesNotContain("\t");
        }
      }
    }
  }

  private static Tables tables(Path... paths) throws Exception {
    ResultSet[] sets = new ResultSet[paths.length];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = ResultSet.read(paths[i]);
    }
    return Tables.of(List.of(sets), Tables.SCORE);
  }

  private static String golden(String name, Format format, Path... paths) throws Exception {
    String text = format.write(tables(paths));
    Golden.check(name + "." + format.id(), text);
    return text;
  }
}
