package dev.heddle.benchmarks;

import dev.heddle.memory.PrivateFolder;
import dev.heddle.workload.HeldTask;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds tasks in the middle of their work, and knows which process runs which. */
final class Holder implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final PrivateFolder folder;
  private final Path path;
  private final ServerSocketChannel server;
  private final Selector selector;
  private final List<SocketChannel> held = new ArrayList<>();

  private Holder(PrivateFolder folder, ServerSocketChannel server, Selector selector) {
    this.folder = folder;
    this.path = folder.path().resolve("hold");
    this.server = server;
    this.selector = selector;
  }

  static Holder open() throws IOException {
    PrivateFolder folder = PrivateFolder.make();
    @Nullable ServerSocketChannel server = null;
    @Nullable Selector selector = null;
    try {
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      selector = Selector.open();
      Holder holder = new Holder(folder, server, selector);
      holder.server.bind(UnixDomainSocketAddress.of(holder.path));
      holder.server.configureBlocking(false);
      holder.server.register(holder.selector, SelectionKey.OP_ACCEPT);
      return holder;
    } catch (IOException | RuntimeException e) {
      try (folder;
          var _ = server;
          var _ = selector) {
        throw e;
      }
    }
  }

  /** A task that it can hold. */
  HeldTask task(long number) {
    return new HeldTask(number, path.toString());
  }

  /**
   * Waits until {@code tasks} tasks are in the middle of their work.
   *
   * @return the process of each, by the number of its task
   * @throws IOException if they are not within 30 s
   */
  Map<Long, Long> await(int tasks) throws IOException {
    Map<Long, Long> processes = new HashMap<>();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (processes.size() < tasks) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new IOException(
            "%s of %s tasks began within %s s"
                .formatted(processes.size(), tasks, LIMIT.toSeconds()));
      }
      selector.select(left);
      selector.selectedKeys().clear();
      SocketChannel channel = server.accept();
      if (channel != null) {
        held.add(channel);
        ByteBuffer hello = ByteBuffer.allocate(HeldTask.HELLO_BYTES);
        if (!EchoMain.fill(hello, channel)) {
          throw new IOException("a task ended before it was held");
        }
        processes.put(hello.getLong(0), hello.getLong(Long.BYTES));
      }
    }
    return processes;
  }

  /** Lets all go. */
  void letGo() throws IOException {
    for (SocketChannel channel : held) {
      // its end is as good as a byte, and cannot fail where the task is gone
      channel.close();
    }
    held.clear();
  }

  /** Kills a process as {@code kill -9} does. */
  static void kill(long pid) {
    ProcessHandle victim = ProcessHandle.of(pid).orElseThrow();
    if (!Objects.requireNonNull(victim).destroyForcibly()) {
      throw new IllegalStateException("worker %s: cannot be killed".formatted(pid));
    }
  }

  @Override
  public void close() throws IOException {
    try (folder;
        server;
        selector) {
      letGo();
    }
  }
}
