package dev.heddle.benchmarks;

import dev.heddle.fork.Params;
import dev.heddle.jvm.Child;
import dev.heddle.jvm.Jvm;
import dev.heddle.jvm.OutputTail;
import dev.heddle.memory.PrivateFolder;
import dev.heddle.workload.Parcels;
import java.io.IOException;
import java.net.InetSocketAddress;
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
import java.util.List;

/**
 * The floor of every dispatch to another process: one JVM there, a Unix-domain socket or TCP over
 * the loopback with blocking channels, 64 bytes and the payload there, 64 bytes back, and no pool.
 *
 * <p>The other end makes of the bytes what the task of the other rows does, so only what carries
 * them differs.
 */
final class BareSocket implements Route {

  /** The word of its rows where the socket is a Unix-domain one. */
  static final String ID = Params.BARE + "socket";

  /** The word of its rows where it is TCP. */
  static final String TCP_ID = Params.BARE + "tcp";

  static final List<String> IDS = List.of(ID, TCP_ID);

  /** How long a message is without its payload. */
  static final int HEAD_BYTES = 64;

  /** Where in a message its number is, or the answer. */
  static final int NUMBER_AT = 0;

  /** Where in a message the length of its payload is. */
  static final int SIZE_AT = Long.BYTES;

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final int LOOK_AGAIN_MILLIS = 50;
  private static final Duration END_LIMIT = Duration.ofSeconds(5);

  private final String id;
  private final Child process;
  private final SocketChannel channel;
  private final Parcels parcels;
  private final ByteBuffer message;
  private final ByteBuffer answer = ByteBuffer.allocateDirect(HEAD_BYTES);

  private BareSocket(String id, Child process, SocketChannel channel, Parcels parcels) {
    this.id = id;
    this.process = process;
    this.channel = channel;
    this.parcels = parcels;
    byte[] payload = parcels.bytes();
    this.message = ByteBuffer.allocateDirect(HEAD_BYTES + payload.length);
    message.putInt(SIZE_AT, payload.length).put(HEAD_BYTES, payload);
  }

  /**
   * Starts the other end.
   *
   * @throws IOException if it does not connect within 30 s, with what it said
   */
  static BareSocket open(String id, Parcels parcels) throws IOException {
    if (id.equals(TCP_ID)) {
      try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET)) {
        server.bind(EchoMain.loopback(0));
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        BareSocket open = open(id, parcels, server, EchoMain.PORT + port);
        EchoMain.sendAtOnce(open.channel);
        return open;
      }
    }
    try (PrivateFolder folder = PrivateFolder.make();
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      Path path = folder.path().resolve("echo");
      server.bind(UnixDomainSocketAddress.of(path));
      return open(id, parcels, server, path.toString());
    }
  }

  private static BareSocket open(
      String id, Parcels parcels, ServerSocketChannel server, String place) throws IOException {
    Child process = Child.start(new ProcessBuilder(command(place)));
    try {
      return new BareSocket(id, process, admit(id, server, process), parcels);
    } catch (IOException | RuntimeException e) {
      process.end(id, END_LIMIT);
      throw e;
    }
  }

  private static SocketChannel admit(String id, ServerSocketChannel server, Child process)
      throws IOException {
    OutputTail said = process.keepErrors("heddle-echo-stderr");
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    server.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      server.register(selector, SelectionKey.OP_ACCEPT);
      while (process.isAlive() && System.nanoTime() - deadline < 0) {
        if (selector.select(LOOK_AGAIN_MILLIS) > 0) {
          return server.accept();
        }
      }
    }
    throw new IOException(
        id + ": the process at its other end did not connect; it said: " + said.text());
  }

  private static List<String> command(String place) {
    List<String> command = new ArrayList<>();
    command.add(Jvm.java().toString());
    command.addAll(Jvm.flags());
    command.addAll(
        List.of(
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-cp",
            Jvm.ownClassPath(),
            EchoMain.class.getName(),
            place));
    return command;
  }

  @Override
  public long call(long number) throws IOException {
    message.putLong(NUMBER_AT, number);
    EchoMain.write(message.clear(), channel);
    if (!EchoMain.fill(answer.clear(), channel)) {
      throw new IOException(id + ": the process at its other end is gone; run the row again");
    }
    return parcels.check(number, answer.getLong(NUMBER_AT));
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      process.end(id, END_LIMIT);
    }
  }
}
