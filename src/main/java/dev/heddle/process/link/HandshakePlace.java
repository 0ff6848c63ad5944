package dev.heddle.process.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * Where a handshake is, as a worker is told it: the path of a socket, or a port of the loopback;
 * never one that another machine could reach.
 */
public final class HandshakePlace {

  /** Before a port; no absolute path begins so. */
  private static final String TCP = "tcp:";

  private HandshakePlace() {}

  /** A socket that listens at a port of the loopback which the system picks. */
  static ServerSocketChannel listenOnLoopback() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.INET);
    boolean listens = false;
    try {
      server.bind(loopback(0));
      listens = true;
      return server;
    } finally {
      if (!listens) {
        server.close();
      }
    }
  }

  /** The place of such a socket. */
  static String of(ServerSocketChannel server) throws IOException {
    return TCP + ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /** Connects to whoever listens at {@code place}. */
  public static SocketChannel connect(String place) throws IOException {
    if (!place.startsWith(TCP)) {
      return SocketChannel.open(UnixDomainSocketAddress.of(Path.of(place)));
    }
    SocketChannel channel =
        SocketChannel.open(loopback(Integer.parseInt(place.substring(TCP.length()))));
    sendAtOnce(channel);
    return channel;
  }

  /** Has a frame leave at once, and not wait for the answer to the one before. */
  static void sendAtOnce(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  private static InetSocketAddress loopback(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }
}
