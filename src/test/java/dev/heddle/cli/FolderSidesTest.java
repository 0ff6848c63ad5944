package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.result.JmhFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Folders of JMH files whose modules have rows of the same names. */
class FolderSidesTest extends CompareCase {

  @Test
  void aSideWithoutAModuleIsHeldAgainstTheRowsOfTheModulesThatItHas() throws Exception {
    write("base/core/r.json", "a.B.c", TEN);
    write("base/io/r.json", "a.B.c", TEN);
    write("cand/core/r.json", "a.B.c", TEN);

    assertThat(compare(side("base"), side("cand"))).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(err.toString())
        .isEqualTo(
            "heddle: 1 row is missing from the candidate: B.c folder=io; measure it, or allow it"
                + " with --allow-missing\n");
    assertThat(compare(side("base"), side("cand"), "--allow-missing")).isZero();
  }

  @Test
  void aRegressionInAModuleThatIsThereIsOneThoughAnotherIsGone() throws Exception {
    write("base/core/r.json", "a.B.c", TEN);
    write("base/io/r.json", "a.B.c", TEN);
    write("cand/core/r.json", "a.B.c", ELEVEN);

    assertThat(compare(side("base"), side("cand"))).isEqualTo(ExitCode.REGRESSION);
    assertThat(err.toString())
        .contains("1 of 1 rows regressed: B.c folder=core", "missing from the candidate: B.c");
  }

  @Test
  void aNewModuleWithTheSameRowsIsOneMoreAndHidesNothing() throws Exception {
    write("base/core/r.json", "a.B.c", TEN);
    write("cand/core/r.json", "a.B.c", ELEVEN);
    write("cand/io/r.json", "a.B.c", TEN);

    assertThat(compare(side("base"), side("cand"))).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).contains("only the candidate has 1 row: B.c folder=io");
  }

  @Test
  void whatStandsInOneFolderOnEachSideIsOneRowWhateverTheFoldersAreCalled() throws Exception {
    write("base/jdk17/r.json", "a.B.c", TEN);
    write("cand/jdk21/r.json", "a.B.c", ELEVEN);

    assertThat(compare(side("base"), side("cand"))).isEqualTo(ExitCode.REGRESSION);
    assertThat(out.toString()).doesNotContain("folder");
  }

  private void write(String name, String benchmark, double... forks) throws Exception {
    Path file = place.resolve(name);
    Files.createDirectories(file.getParent());
    JmhFile.empty().row(benchmark, "ms/op", forks).write(file);
  }

  private String side(String name) {
    return place.resolve(name).toString();
  }
}
