package dev.heddle.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.result.Told;
import dev.heddle.testing.Eventually;
import dev.heddle.testing.NotedProcesses;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as a fork runs them: real processes. */
class OpenCommandsTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private OpenCommands open(String text, boolean shell, List<String> inputs, Duration limit)
      throws Exception {
    return open(new CommandSheet(Map.of("it", text), shell, null, inputs, limit, "test/"));
  }

  private OpenCommands open(CommandSheet sheet) throws Exception {
    Path file = folder.resolve("sheet");
    Files.deleteIfExists(file);
    sheet.write(file);
    return OpenCommands.open(file, "it", "");
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

  /** On a busy machine it takes a longer limit until the script has begun all three. */
  @Test
  void whatDoesNotEndIsKilledWithAllThatItStarted() throws Exception {
    Path pids = folder.resolve("pids");
    Path script =
        script(
            "sleep 600 & echo $! > $0.new; setsid sleep 600 & echo $! >> $0.new\n"
                + "echo $$ >> $0.new; mv $0.new %s; sleep 600\n".formatted(pids));

    Duration limit = Duration.ofMillis(300);
    while (Files.notExists(pids)) {
      try (OpenCommands commands = open("sh " + script, false, List.of(), limit)) {
        List<Object> answers = all(commands);
        assertThatThrownBy(() -> commands.check(answers))
            .hasMessageMatching(
                "did not end within [0-9.]+ s; allow more by --limit or, where that is not given,"
                    + " by --timeout");
      }
      limit = limit.multipliedBy(2);
      assertThat(limit).isLessThan(LIMIT.multipliedBy(2));
    }

    assertThat(Files.readAllLines(pids)).hasSize(3);
    Eventually.isTrue("all have ended", () -> NotedProcesses.running(pids).isEmpty());
  }

  @Test
  void whatACommandLeavesBehindEndsWithTheRow() throws Exception {
    Path pids = folder.resolve("pids");
    Path script =
        script(
            "(setsid sh -c 'echo $$ > $0.new; mv $0.new $0; exec sleep 600' %s >/dev/null 2>&1 &)\n"
                .formatted(pids));

    try (OpenCommands commands = open("sh " + script, false, List.of(), LIMIT)) {
      commands.check(all(commands));
      Eventually.isTrue("it is there", () -> Files.exists(pids));
      assertThat(NotedProcesses.running(pids)).hasSize(1);
    }

    Eventually.isTrue("it has ended", () -> NotedProcesses.running(pids).isEmpty());
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

  /** In ticks of 10 ms, of which some are taken to start a shell and to end it. */
  @Tag("contract")
  @Test
  @EnabledOnOs(OS.LINUX)
  void itsProcessorTimeIsThatOfTheCommandsAlone() throws Exception {
    Path script =
        script(
            """
            ticks=0
            while [ $ticks -lt $1 ]; do
              read -r _ _ _ _ _ _ _ _ _ _ _ _ _ user system _ < /proc/$$/stat
              ticks=$((user + system))
            done
            """);
    String command = "sh " + script + " ";
    CommandSheet sheet =
        new CommandSheet(
            Map.of("it", command + "{}"),
            false,
            command + "60",
            List.of("20", "10"),
            LIMIT,
            "test/");

    try (OpenCommands commands = open(sheet)) {
      commands.before();
      List<Object> answers = new ArrayList<>();
      for (Callable<Object> call : commands.calls()) {
        burn(600);
        answers.add(call.call());
      }
      commands.after();
      commands.check(answers);

      Told.CommandRuns told = commands.told();
      assertThat(told.runs()).isEqualTo(2);
      assertThat(told.user().plus(told.system()).toMillis()).isBetween(280L, 500L);
    }
  }

  /** Takes as much of a processor itself. */
  private static void burn(int millis) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long end = threads.getCurrentThreadCpuTime() + millis * 1_000_000L;
    while (threads.getCurrentThreadCpuTime() < end) {
      Thread.onSpinWait();
    }
  }
}
