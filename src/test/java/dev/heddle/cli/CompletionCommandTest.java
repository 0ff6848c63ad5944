package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What bash makes of the script. */
class CompletionCommandTest {

  @TempDir Path folder;

  @Test
  void bashCompletesCommandsAndOptions() throws Exception {
    StringWriter script = new StringWriter();
    CommandLine heddle = Main.commandLine();
    heddle.setOut(new PrintWriter(script));
    assertThat(heddle.execute("completion")).isEqualTo(ExitCode.OK);
    Path file = Files.writeString(folder.resolve("completion"), script.toString());

    assertThat(complete(file, "heddle", "ta")).containsExactly("table");
    assertThat(complete(file, "heddle", "run", "--mod")).contains("--models");
    assertThat(complete(file, "heddle", "table", "--for")).containsExactly("--format");
  }

  private static List<String> complete(Path script, String... words) throws Exception {
    String text =
        """
        source '%s'
        COMP_WORDS=(%s)
        COMP_CWORD=%d
        _complete_heddle
        printf '%%s\\n' "${COMPREPLY[@]}"
        """
            .formatted(script, String.join(" ", words), words.length - 1);
    Process bash = new ProcessBuilder("bash", "-c", text).redirectError(Redirect.DISCARD).start();
    List<String> found = bash.inputReader().readAllLines();
    assertThat(bash.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return found.stream().map(String::strip).toList();
  }
}
