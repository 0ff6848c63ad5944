package dev.heddle.command;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.OutputTail;
import dev.heddle.jvm.ProgramPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether what a command names could be started, as far as that is known before it is. */
public final class CommandProgram {

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long END_MILLIS = 1000;

  private CommandProgram() {}

  /**
   * Refuses a command whose program is not there.
   *
   * @param option what the command was given by
   * @throws IllegalArgumentException where it is not, or may not be started, or no shell reads it
   */
  public static void require(String option, OwnCommand command) {
    if (command.shell()) {
      requireSyntax(option, command.text());
    } else if (!OwnCommand.hasAnyPlace(command.program())) {
      require(option, command.program());
    }
  }

  private static void require(String option, String program) {
    if (ProgramPath.find(program).isEmpty()) {
      throw new IllegalArgumentException(
          ProgramPath.isPath(program)
              ? noProgram(option, program)
              : CommandWords.notOnPath(option, program));
    }
  }

  private static String noProgram(String option, String program) {
    try {
      Path file = Path.of(program);
      if (Files.isDirectory(file)) {
        return CommandWords.isFolder(option, program);
      }
      if (Files.exists(file)) {
        return CommandWords.notExecutable(option, program);
      }
    } catch (InvalidPathException e) {
      // then it is not there
    }
    return CommandWords.notThere(option, program);
  }

  /** Lets the shell read the command, and run nothing of it. */
  private static void requireSyntax(String option, String text) {
    ProcessBuilder look =
        new ProcessBuilder(List.of(ShellCommand.shell(), "-n", "-c", text))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try (Child child = Child.start(look)) {
      child.closeInput();
      OutputTail said = child.keepErrors("heddle-command-syntax");
      if (child.await(LIMIT) && child.exitCode() != 0) {
        throw new IllegalArgumentException(
            CommandWords.noSyntax(option, text, said.lastLine(END_MILLIS)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalArgumentException(CommandWords.noShell(option), e);
    }
  }
}
