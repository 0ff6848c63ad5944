package dev.heddle.benchmarks;

import dev.heddle.jvm.OrphanGuard;
import dev.heddle.workload.Parcels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The process at the other end of a {@link BareSocket}. */
final class EchoMain {

  /** Before the port, where it connects by TCP. */
  static final String PORT = "port:";

  private EchoMain() {}

  /**
   * Called with the path of the socket, or a port of the loopback; answers until its caller hangs
   * up or dies.
   */
  static void main(String[] args) throws IOException {
    OrphanGuard.watch();
    try (SocketChannel caller = connect(args[0])) {
      answer(caller);
    }
  }

  private static SocketChannel connect(String place) throws IOException {
    if (!place.startsWith(PORT)) {
      return SocketChannel.open(UnixDomainSocketAddress.of(place));
    }
    int port = Integer.parseInt(place.substring(PORT.length()));
    SocketChannel channel = SocketChannel.open(loopback(port));
    sendAtOnce(channel);
    return channel;
  }

  /** A port of the loopback; 0 for one that the system picks. */
  static InetSocketAddress loopback(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  /** Has a message leave before the one that went before it is known to have arrived. */
  static void sendAtOnce(SocketChannel channel) throws IOException {
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  private static void answer(SocketChannel caller) throws IOException {
    ByteBuffer head = ByteBuffer.allocateDirect(BareSocket.HEAD_BYTES);
    ByteBuffer payload = ByteBuffer.allocateDirect(0);
    while (fill(head.clear(), caller)) {
      int size = Parcels.requireSize(head.getInt(BareSocket.SIZE_AT));
      if (payload.capacity() < size) {
        payload = ByteBuffer.allocateDirect(size);
      }
      if (!fill(payload.clear().limit(size), caller)) {
        return;
      }
      long number = head.getLong(BareSocket.NUMBER_AT);
      head.putLong(BareSocket.NUMBER_AT, Parcels.answer(number, Parcels.checksum(payload.flip())));
      write(head.clear(), caller);
    }
  }

  /** Reads until {@code buffer} is full; false where the other end hung up before. */
  static boolean fill(ByteBuffer buffer, SocketChannel from) throws IOException {
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        return false;
      }
    }
    return true;
  }

  static void write(ByteBuffer buffer, SocketChannel to) throws IOException {
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
  }
}
