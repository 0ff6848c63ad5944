package dev.heddle.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where programs lie. */
class ProgramPathTest {

  @TempDir Path folder;

  @Test
  void aNameIsLookedForInTheFoldersOfPath() {
    assertThat(ProgramPath.find("sh"))
        .hasValueSatisfying(path -> assertThat(path).isAbsolute().isExecutable().hasFileName("sh"));
  }

  @Test
  void aPathIsTakenAsItIs() throws Exception {
    Path program = Files.writeString(folder.resolve("it"), "#!/bin/sh\n");
    assertThat(ProgramPath.find(program.toString())).isEmpty();

    assertThat(program.toFile().setExecutable(true)).isTrue();

    assertThat(ProgramPath.find(program.toString())).contains(program);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no-such-program-here", "/dev", "/dev/null", "/no/such/file", "a\0b"})
  void whatCannotBeStartedIsNone(String name) {
    assertThat(ProgramPath.find(name)).isEmpty();
  }
}
