package dev.heddle.process.link;

import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A socket that lets in the one who presents the token, and nobody else; it exists only while one
 * worker starts.
 */
public final class WorkerHandshake implements Closeable {

  private static final int MOST_PENDING = 16;
  private static final int LOOK_AGAIN_MILLIS = 20;
  private static final Duration TOKEN_LIMIT = Duration.ofSeconds(2);

  private final @Nullable Path path;
  private final byte[] token;
  private final Selector selector;
  private final ServerSocketChannel server;
  private final Deque<PendingWorker> pending = new ArrayDeque<>();

  private WorkerHandshake(ServerSocketChannel server, @Nullable Path path, byte[] token)
      throws IOException {
    this.path = path;
    this.token = token.clone();
    this.server = server;
    Selector opened = null;
    try {
      opened = Selector.open();
    } finally {
      if (opened == null) {
        server.close();
      }
    }
    this.selector = opened;
  }

  /** Listens at {@code path} for whoever knows {@code token}. */
  public static WorkerHandshake open(Path path, byte[] token) throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    WorkerHandshake handshake = new WorkerHandshake(server, path, token);
    try {
      server.bind(UnixDomainSocketAddress.of(path));
      return handshake.listening();
    } catch (IOException e) {
      Quietly.close(handshake);
      throw e;
    }
  }

  /** Listens at a port of the loopback, which the system picks, for whoever knows it. */
  public static WorkerHandshake onLoopback(byte[] token) throws IOException {
    WorkerHandshake handshake = new WorkerHandshake(HandshakePlace.listenOnLoopback(), null, token);
    try {
      return handshake.listening();
    } catch (IOException e) {
      Quietly.close(handshake);
      throw e;
    }
  }

  private WorkerHandshake listening() throws IOException {
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
    return this;
  }

  /** Where it is, for {@link HandshakePlace#connect}. */
  public String place() throws IOException {
    return path == null ? HandshakePlace.of(server) : path.toString();
  }

  /**
   * Waits for whoever knows the token; null when {@code limit} has passed or nobody is to be
   * expected any more.
   */
  @Nullable
  public SocketChannel admit(Duration limit, BooleanSupplier expected) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      if (deadline - System.nanoTime() <= 0 || !expected.getAsBoolean()) {
        return null;
      }
      selector.select(LOOK_AGAIN_MILLIS);
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.attachment() instanceof PendingWorker worker) {
          if (worker.read() && MessageDigest.isEqual(worker.said(), token)) {
            key.cancel();
            pending.remove(worker);
            return worker.channel;
          }
        } else {
          welcome();
        }
      }
      selector.selectedKeys().clear();
      sendAway();
    }
  }

  private void welcome() throws IOException {
    SocketChannel channel = server.accept();
    if (channel != null) {
      PendingWorker worker = new PendingWorker(channel, token.length);
      pending.addLast(worker);
      channel.configureBlocking(false);
      if (path == null) {
        HandshakePlace.sendAtOnce(channel);
      }
      channel.register(selector, SelectionKey.OP_READ, worker);
    }
  }

  /** Drops who said something wrong or said nothing for too long; the oldest if too many wait. */
  private void sendAway() throws IOException {
    for (PendingWorker worker : pending) {
      if (worker.isDone() || worker.isLate() || pending.size() > MOST_PENDING) {
        pending.remove(worker);
        worker.channel.close();
        sendAway();
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (PendingWorker worker : pending) {
      worker.channel.close();
    }
    server.close();
    selector.close();
    if (path != null) {
      Files.deleteIfExists(path);
    }
  }

  /** One who has connected and not yet shown a token. */
  private static final class PendingWorker {

    private final SocketChannel channel;
    private final ByteBuffer said;
    private final long since = System.nanoTime();
    private boolean gone;

    PendingWorker(SocketChannel channel, int length) {
      this.channel = channel;
      this.said = ByteBuffer.allocate(length);
    }

    /** Reads what is there; true when it is as long as a token. */
    boolean read() {
      try {
        gone = channel.read(said) < 0;
      } catch (IOException e) {
        gone = true;
      }
      return !said.hasRemaining();
    }

    byte[] said() {
      return said.array();
    }

    boolean isDone() {
      return gone || !said.hasRemaining();
    }

    boolean isLate() {
      return System.nanoTime() - since > TOKEN_LIMIT.toNanos();
    }
  }
}
