package dev.heddle.benchmarks;

import dev.heddle.jvm.OrphanGuard;
import dev.heddle.workload.Parcels;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** The process at the other end of a {@link BareSocket}. */
final class EchoMain {

  private EchoMain() {}

  /** Called with the path of the socket; answers until its caller hangs up or dies. */
  static void main(String[] args) throws IOException {
    OrphanGuard.watch();
    try (SocketChannel caller = SocketChannel.open(UnixDomainSocketAddress.of(args[0]))) {
      answer(caller);
    }
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
