package dev.heddle.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The help that is kept is the one that would be found out. */
class ReadyHelpTest {

  private static final Path FILE = Path.of("src/main/java/dev/heddle/cli/ReadyHelpWords.java");
  private static final String INDENT = "      ";
  private static final int USUAL_WIDTH = 100;

  private static String found(Ansi ansi, String... words) {
    CommandLine heddle = Main.commandLine(words);
    heddle.setUsageHelpWidth(USUAL_WIDTH);
    return heddle.getUsageMessage(ansi);
  }

  private static void write(String text) throws IOException {
    String quotes = "\"\"\"\n";
    String file = Files.readString(FILE);
    String lines =
        text.lines().map(line -> line.isEmpty() ? "" : INDENT + line).collect(joining("\n"));
    int begin = file.indexOf(quotes) + quotes.length();
    int end = file.indexOf(INDENT + "\"\"\";", begin);
    Files.writeString(FILE, file.substring(0, begin) + lines + "\n" + file.substring(end));
  }

  @Test
  void whatIsKeptIsWhatWouldBeFoundOut() throws IOException {
    String colours = found(Ansi.ON, "--help");
    if ("write".equals(System.getProperty("heddle.golden"))) {
      write(colours.replace(ReadyHelp.ESCAPE, ReadyHelp.PICTURE));
    }
    assertThat(ReadyHelp.text(true))
        .as("write it anew with -Dheddle.golden=write, and compile")
        .isEqualTo(colours);
    assertThat(ReadyHelp.text(false)).isEqualTo(found(Ansi.OFF, "--help"));
  }

  @Test
  void onlyTheHelpOfTheWholeIsKept() {
    assertThat(ReadyHelp.of()).isNull();
    assertThat(ReadyHelp.of("run", "--help")).isNull();
    assertThat(ReadyHelp.of("--version")).isNull();
  }
}
