package dev.heddle.command;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.OutputTail;
import java.io.File;
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
    } else if (!command.program().matches(".*\\{(?:|/|\\.|//|/\\.|n)}.*")) {
      require(option, command.program());
    }
  }

  private static void require(String option, String program) {
    try {
      if (program.contains("/") || program.contains(File.separator)) {
        requireFile(option, program);
        return;
      }
      String path = System.getenv().getOrDefault("PATH", "");
      for (String folder : path.split(File.pathSeparator, -1)) {
        if (isProgram(Path.of(folder.isEmpty() ? "." : folder, program))) {
          return;
        }
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(CommandWords.notThere(option, program), e);
    }
    throw new IllegalArgumentException(CommandWords.notOnPath(option, program));
  }

  private static void requireFile(String option, String program) {
    Path file = Path.of(program);
    if (!Files.exists(file)) {
      throw new IllegalArgumentException(CommandWords.notThere(option, program));
    }
    if (Files.isDirectory(file)) {
      throw new IllegalArgumentException(CommandWords.isFolder(option, program));
    }
    if (!Files.isExecutable(file)) {
      throw new IllegalArgumentException(CommandWords.notExecutable(option, program));
    }
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
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
        said.awaitEnd(END_MILLIS);
        throw new IllegalArgumentException(
            CommandWords.noSyntax(option, text, LastLine.of(said.text())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalArgumentException(CommandWords.noShell(option), e);
    }
  }
}
