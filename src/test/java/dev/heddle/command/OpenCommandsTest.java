package dev.heddle.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.result.Told;
import dev.heddle.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as a fork runs them: real processes. */
class OpenCommandsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private OpenCommands open(String text, boolean shell, List<String> inputs, Duration limit)
      throws Exception {
    Path sheet = folder.resolve("sheet");
    new CommandSheet(Map.of("it", text), shell, null, inputs, limit, "test/").write(sheet);
    return OpenCommands.open(sheet, "it", "");
  }

  private Path script(String text) throws Exception {
    Path file = folder.resolve("script.sh");
    Files.writeString(file, text);
    return file;
  }

  private static List<Object> all(OpenCommands commands) throws Exception {
    List<Object> answers = new ArrayList<>();
    commands.before();
    for (Callable<Object> call : commands.calls()) {
      answers.add(call.call());
    }
    commands.after();
    return answers;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyInputComesAsOneArgumentWhateverItSays(boolean shell) throws Exception {
    String letters = "ab -*?$`'\"\\;|&<>(){}[]#!~%^=+,./ \t\r\u00e9\u4e2d{}{/}{n}";
    Random random = new Random(7);
    List<String> inputs = new ArrayList<>(List.of("-rf", "--", "$(exit 3)", "{}", "a b", "~"));
    for (int i = 0; i < 30; i++) {
      inputs.add(
          "x"
              + random
                  .ints(1 + random.nextInt(12), 0, letters.length())
                  .mapToObj(at -> letters.substring(at, at + 1))
                  .collect(Collectors.joining()));
    }
    Path script = script("printf '%s\\n' \"$#\" \"$1\" >> \"$2\"\n");
    Path out = folder.resolve("out");
    String command = "sh '%s' {} '%s'".formatted(script, out);

    try (OpenCommands commands = open(command, shell, inputs, LIMIT)) {
      commands.check(all(commands));
    }

    assertThat(Files.readString(out).split("\n"))
        .containsExactly(
            inputs.stream().flatMap(input -> List.of("2", input).stream()).toArray(String[]::new));
  }

  @Test
  void theInputThatFailsIsNamedWithItsLastWords() throws Exception {
    Path script = script("echo first >&2; echo \"no $1\" >&2; test \"$1\" != b || exit 3\n");

    try (OpenCommands commands =
        open("sh " + script + " {}", false, List.of("a", "b", "c"), LIMIT)) {
      List<Object> answers = all(commands);
      assertThatThrownBy(() -> commands.check(answers))
          .isInstanceOf(CommandFailedException.class)
          .hasMessage("input b: exit code 3: no b (1 of 3 failed; exit codes: 2 x 0, 1 x 3)");
      assertThat(commands.told().exitCodes()).isEqualTo(Map.of(0, 2L, 3, 1L));
    }
  }

  @Test
  void whatPrintsWithoutEndIsReadAndOnlyItsLastLineKept() throws Exception {
    Path script =
        script("yes | head -c 3000000; yes err | head -c 3000000 >&2; echo last >&2; exit 4\n");

    try (OpenCommands commands = open("sh " + script, false, List.of(), LIMIT)) {
      List<Object> answers = all(commands);
      assertThatThrownBy(() -> commands.check(answers)).hasMessage("exit code 4: last");
    }
  }

  @Test
  void whatDoesNotEndIsKilledWithAllThatItStarted() throws Exception {
    Path script = script("sleep 86421 & setsid sleep 86422 & sleep 86423\n");
    long before = sleeping();

    try (OpenCommands commands = open("sh " + script, false, List.of(), Duration.ofMillis(300))) {
      List<Object> answers = all(commands);
      assertThatThrownBy(() -> commands.check(answers))
          .hasMessage("did not end within 0.3 s; a longer --limit allows more");
    }
    Eventually.isTrue("all have ended", LIMIT, () -> sleeping() == before);
  }

  @Test
  void whatACommandLeavesBehindEndsWithTheRow() throws Exception {
    Path script = script("(setsid sleep 86424 >/dev/null 2>&1 &)\n");
    long before = sleeping();

    try (OpenCommands commands = open("sh " + script, false, List.of(), LIMIT)) {
      commands.check(all(commands));
    }
    Eventually.isTrue("it has ended", LIMIT, () -> sleeping() == before);
  }

  private static long sleeping() {
    return ProcessHandle.allProcesses()
        .filter(each ->
            each.info().commandLine().filter(line -> line.matches(".*sleep 8642\\d")).isPresent())
        .count();
  }

  @Test
  void nothingIsThereToRead() throws Exception {
    try (OpenCommands commands = open("cat", false, List.of(), LIMIT)) {
      commands.check(all(commands));
    }
  }

  @Test
  void aProgramThatIsGoneByThenFailsInOneLine() throws Exception {
    try (OpenCommands commands = open("./gone {}", false, List.of("a"), LIMIT)) {
      List<Object> answers = all(commands);
      assertThatThrownBy(() -> commands.check(answers))
          .hasMessageStartingWith("input a: './gone' cannot be started: ");
    }
  }

  @Test
  void itsProcessorTimeIsThatOfTheCommandsAlone() throws Exception {
    Path script = script("i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done\n");

    try (OpenCommands commands = open("sh " + script, false, List.of(), LIMIT)) {
      commands.check(all(commands));
      Told.CommandRuns told = commands.told();
      assertThat(told.runs()).isEqualTo(1);
      assertThat(told.user().plus(told.system())).isPositive();
    }
  }
}
