package dev.heddle.testing;

import dev.heddle.jvm.Jvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A second JVM of a test: it runs a main class, and is gone when this is closed. */
public record OtherJvm(Process process, BufferedReader output) implements AutoCloseable {

  /** Starts {@code main} with {@code arguments}. */
  public static OtherJvm start(Class<?> main, Object... arguments) throws IOException {
    Process process =
        new ProcessBuilder(command(main, arguments)).redirectErrorStream(true).start();
    return new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8));
  }

  /** Starts {@code main} with {@code arguments} in a JVM with more flags. */
  public static OtherJvm startWith(List<String> flags, Class<?> main, Object... arguments)
      throws IOException {
    List<String> command = command(main, arguments);
    command.addAll(1, flags);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new OtherJvm(process, process.inputReader(StandardCharsets.UTF_8));
  }

  /** What starts {@code main} with {@code arguments}. */
  public static List<String> command(Class<?> main, Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(
        List.of(
            "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(main.getName());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return command;
  }

  /** The next line that it prints. */
  public String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("the other JVM printed nothing more");
    }
    return line;
  }

  /** Kills it and waits until it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Waits for its own end; its exit code. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      throw new AssertionError("the other JVM does not end");
    }
    return process.exitValue();
  }

  /** Waits for its own end; whether it was a good one. */
  public boolean exitsWell() {
    return process.onExit().orTimeout(40, TimeUnit.SECONDS).join().exitValue() == 0;
  }

  @Override
  public void close() {
    kill();
  }
}
