package dev.heddle.testing;

import dev.heddle.jvm.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How a checker ended that ran in a JVM of its own, and what it printed. */
public record CheckerRun(int exitCode, String output) {

  private static final long LIMIT_SECONDS = 280;

  /** Runs {@code main} in {@code folder} with {@code flags} for its JVM; waits for its end. */
  public static CheckerRun of(Path folder, List<String> flags, String main, List<String> arguments)
      throws IOException, InterruptedException {
    return of(folder, Jvm.java(), flags, main, arguments);
  }

  /** The same with a certain {@code java}. */
  public static CheckerRun of(
      Path folder, Path java, List<String> flags, String main, List<String> arguments)
      throws IOException, InterruptedException {
    File output = folder.resolve("output").toFile();
    List<String> command = new ArrayList<>(List.of(java.toString()));
    command.addAll(flags);
    command.addAll(List.of("-cp", Jvm.ownClassPath(), main));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still at it: " + Files.readString(output.toPath()));
      }
      return new CheckerRun(process.exitValue(), Files.readString(output.toPath()));
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().onExit().join();
    }
  }
}
