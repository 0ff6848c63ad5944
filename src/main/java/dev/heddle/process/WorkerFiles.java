package dev.heddle.process;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.process.link.ByteRingLink;
import dev.heddle.process.link.Quietly;
import dev.heddle.process.link.SocketLink;
import dev.heddle.process.link.StartRegister;
import dev.heddle.process.link.WorkerHandshake;
import dev.heddle.process.wire.Link;
import dev.heddle.process.worker.WorkerMain;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a pool and one worker of it share: the socket of the handshake, the start register, and the
 * rings where they speak by memory.
 */
final class WorkerFiles {

  private final Path socket;
  private final Path registerFile;
  private final Path ringFile;
  private final WaitPolicy policy;
  private @Nullable StartRegister register;
  private @Nullable WorkerHandshake handshake;
  private @Nullable ByteRingLink ring;

  private WorkerFiles(Path folder, String number, WaitPolicy policy) {
    this.socket = folder.resolve("s" + number);
    this.registerFile = folder.resolve("w" + number);
    this.ringFile = folder.resolve("m" + number);
    this.policy = policy;
  }

  /** Makes them for a worker of that number of the pool that owns {@code folder}. */
  static WorkerFiles make(PoolOptions options, Path folder, String number, byte[] token)
      throws IOException {
    WorkerFiles files = new WorkerFiles(folder, number, options.waitPolicy());
    try {
      files.register = StartRegister.create(files.registerFile);
      files.handshake =
          options.transport() == Transport.TCP
              ? WorkerHandshake.onLoopback(token)
              : WorkerHandshake.open(files.socket, token);
      if (options.transport() == Transport.SHARED_MEMORY) {
        files.ring = ByteRingLink.create(files.ringFile, options.waitPolicy());
      }
      return files;
    } catch (IOException | RuntimeException e) {
      files.free();
      throw e;
    }
  }

  /** The last arguments about the worker; {@link WorkerMain} reads them in this order. */
  List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>(List.of(open().place(), registerFile.toString()));
    if (ring != null) {
      arguments.add(ringFile.toString());
      arguments.add(policy.id());
    }
    return arguments;
  }

  /** Where the worker writes what its threads are at, if it is asked. */
  Path dump() {
    return StartRegister.dumpBeside(registerFile);
  }

  private WorkerHandshake open() {
    if (handshake == null) {
      throw new IllegalStateException("no handshake");
    }
    return handshake;
  }

  StartRegister register() {
    if (register == null) {
      throw new IllegalStateException("no start register");
    }
    return register;
  }

  /**
   * Waits until the worker has shown its token; the way to it, or null when {@code limit} has
   * passed or it is not to be {@code expected} any more.
   *
   * @param expected whether the worker's process lives
   * @param end what comes with the end of the worker's process
   */
  @Nullable Link admit(Duration limit, BooleanSupplier expected, CompletableFuture<?> end)
      throws IOException {
    WorkerHandshake open = open();
    SocketChannel admitted = open.admit(limit, expected);
    open.close();
    if (admitted == null) {
      return null;
    }
    if (ring == null) {
      return SocketLink.over(admitted);
    }
    admitted.close();
    ring.follow(end, expected);
    return ring;
  }

  /** Closes and removes all of it. */
  void free() {
    Quietly.close(handshake);
    Quietly.close(register);
    if (ring != null) {
      Quietly.run(ring::free);
    }
    Quietly.run(() -> Files.deleteIfExists(registerFile));
    Quietly.run(() -> Files.deleteIfExists(dump()));
  }
}
