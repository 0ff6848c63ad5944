package dev.heddle.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command is run for, in the file of a person and in that of a run. */
class InputFileTest {

  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("files.txt"), text);
  }

  @Test
  void aLineIsAnInputWithAllItsBlanks() throws Exception {
    List<CommandInput> inputs = List.of(new CommandInput(" a b "), new CommandInput("-c"));

    assertThat(InputFile.read(file(" a b \n-c\n")).each()).isEqualTo(inputs);
    assertThat(InputFile.read(file(" a b \n-c")).each()).isEqualTo(inputs);
  }

  @Test
  void whatIsNoListOfInputsIsToldWithTheLine() throws Exception {
    assertThatThrownBy(() -> InputFile.read(file(""))).hasMessageContaining("has no inputs");
    assertThatThrownBy(() -> InputFile.read(file("a\n\nb\n")))
        .hasMessageContaining("line 2 is empty");
    assertThatThrownBy(() -> InputFile.read(file("a\n\n"))).hasMessageContaining("line 2 is empty");
    assertThatThrownBy(() -> InputFile.read(file("a\r\nb\r\n")))
        .hasMessageContaining("its lines end in CR LF");
    assertThatThrownBy(() -> InputFile.read(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> InputFile.read(folder.resolve("none")))
        .hasMessageContaining("there is no such file");
    Path latin = Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xE4, '\n'});
    assertThatThrownBy(() -> InputFile.read(latin)).hasMessageContaining("is not text in UTF-8");
  }

  @Test
  void whatARunWritesForItsForksComesBackAsItWas() throws Exception {
    CommandSheet sheet =
        new CommandSheet(
            Map.of("a", "x 'y=z:\u00e9' \\ #!", "b c", "d\n  e"),
            true,
            " rm -f out ",
            List.of(" a b ", "-c", "\u4e2d=:#!\\"),
            Duration.ofMillis(1234),
            "12-34/");
    Path file = folder.resolve("sheet");

    sheet.write(file);
    sheet.write(file);

    assertThat(CommandSheet.read(file)).isEqualTo(sheet);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
