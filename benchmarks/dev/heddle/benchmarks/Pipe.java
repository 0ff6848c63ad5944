package dev.heddle.benchmarks;

import dev.heddle.jvm.Child;
import dev.heddle.workload.Conduit;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * A pipe of the operating system, with a name by which several processes find it: eight bytes a
 * number, one call to write it and one to read it.
 *
 * <p>So few bytes go in one piece (POSIX: up to {@code PIPE_BUF}), so it may have many senders and
 * receivers.
 */
record Pipe(String file) implements Conduit {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  /**
   * Makes one, and keeps both its ends open until that is closed, so that to open an end waits for
   * nobody.
   *
   * @throws IOException if this system cannot
   */
  static Closeable make(Path file) throws IOException {
    try (Child mkfifo = Child.start(new ProcessBuilder("mkfifo", "-m", "600", file.toString()))) {
      if (!mkfifo.await(LIMIT) || mkfifo.exitCode() != 0) {
        throw new IOException("pipe %s: mkfifo fails; free some room there".formatted(file));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("pipe: interrupted while it was made", e);
    }
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public Sending openToSend() throws IOException {
    return End.open(file, StandardOpenOption.WRITE);
  }

  @Override
  public Receiving openToReceive() throws IOException {
    return End.open(file, StandardOpenOption.READ);
  }

  /** One end of it. */
  private record End(FileChannel channel, ByteBuffer number) implements Sending, Receiving {

    static End open(String file, StandardOpenOption how) throws IOException {
      return new End(FileChannel.open(Path.of(file), how), ByteBuffer.allocateDirect(Long.BYTES));
    }

    @Override
    public void send(long value) throws IOException {
      number.clear().putLong(0, value);
      while (number.hasRemaining()) {
        channel.write(number);
      }
    }

    @Override
    public long receive() throws IOException {
      number.clear();
      while (number.hasRemaining()) {
        if (channel.read(number) < 0) {
          throw new EOFException("pipe: it was closed before the last number");
        }
      }
      return number.getLong(0);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
