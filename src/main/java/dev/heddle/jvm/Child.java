package dev.heddle.jvm;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that we started: what it prints is read while it runs, it is waited for within a limit,
 * and it ends with all that it started when this is closed.
 */
public final class Child implements AutoCloseable {

  private final Process process;

  private Child(Process process) {
    this.process = process;
  }

  /**
   * Starts what {@code command} says.
   *
   * @throws IOException where the system does not; {@link Failures} has it in words
   */
  public static Child start(ProcessBuilder command) throws IOException {
    return new Child(command.start());
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Writes a line to its standard input, whose other lines are written so too. */
  public void say(String line) throws IOException {
    OutputStream input = process.getOutputStream();
    input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    input.flush();
  }

  /** Tells it that it will be given no more. */
  public void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /** What it prints, for whoever reads it on its own thread. */
  public InputStream output() {
    return process.getInputStream();
  }

  /** Reads something of what a child prints. */
  public interface Reading<T> {
    T of(InputStream output) throws IOException;
  }

  /** Has what it prints read by another thread. */
  public <T> CompletableFuture<T> read(Reading<T> reading) {
    CompletableFuture<T> read = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("heddle-child-output")
        .start(() -> {
          try {
            read.complete(reading.of(process.getInputStream()));
          } catch (IOException | RuntimeException e) {
            read.completeExceptionally(e);
          }
        });
    return read;
  }

  /** Kills it after {@code limit}, unless what this answers is closed before. */
  public TimeLimit killAfter(Duration limit) {
    return TimeLimit.start("heddle-child-limit-" + pid(), limit, this::close);
  }

  /** Drains its standard error by a thread of that name, and keeps the last of it. */
  public OutputTail keepErrors(String thread) {
    return OutputTail.kept(process.getErrorStream(), thread);
  }

  /** Waits until it has ended; whether it has within {@code limit}. */
  public boolean await(Duration limit) throws InterruptedException {
    return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** How it ended. */
  public int exitCode() {
    return process.exitValue();
  }

  /** Kills it with all that it started, if it goes on, and closes what ties it to us. */
  @Override
  public void close() {
    if (process.isAlive()) {
      ProcessTree.kill(process.toHandle());
    }
    process.destroyForcibly(); // and closes its streams, which ends what has a guard
  }

  /**
   * Closes it and waits until it has ended.
   *
   * @param who whose process it is
   * @throws IllegalStateException if it has not within {@code limit}
   */
  public void end(String who, Duration limit) {
    close();
    try {
      if (!await(limit)) {
        throw new IllegalStateException(
            "%s: process %s did not end; end it by hand".formatted(who, pid()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
