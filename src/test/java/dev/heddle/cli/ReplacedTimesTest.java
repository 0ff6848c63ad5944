package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a person is told of the times that classes of another project ask for. */
class ReplacedTimesTest {

  @TempDir Path folder;

  private final StringWriter err = new StringWriter();

  @Tag("contract")
  @Test
  void aPresetSaysWhatOfTheClassesItReplacesAndWithoutOneTheyHoldInSilence() throws Exception {
    String many =
        ForeignJar.make(folder, "many", "Many", 11, ForeignJar.MANY).toAbsolutePath().toString();

    assertThat(dryRun("--jar", many, "--preset", "smoke")).as(err.toString()).isZero();
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("heddle: --preset smoke: in the place of what the classes say (")
        .contains("Many.")
        .endsWith("; omit it to measure as they say");

    err.getBuffer().setLength(0);
    assertThat(dryRun("--jar", many)).as(err.toString()).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @Tag("contract")
  @Test
  void whereTheClassesSayNothingAPresetReplacesNothing() throws Exception {
    String work = ForeignJar.make(folder, "work").toAbsolutePath().toString();

    assertThat(dryRun("--jar", work, "--preset", "smoke")).as(err.toString()).isZero();
    assertThat(err.toString()).doesNotContain("in the place of");
  }

  private int dryRun(String... words) {
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
    String[] all = new String[words.length + 2];
    all[0] = "run";
    all[1] = "--dry-run";
    System.arraycopy(words, 0, all, 2, words.length);
    return heddle.execute(all);
  }
}
