package dev.heddle.workload;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * A task that runs until it is let go: it connects to a Unix-domain socket, tells there which it is
 * and who runs it, and waits for one byte, or for the end of whoever holds it.
 *
 * @param number which of the tasks it is
 * @param socket the path of the socket
 */
public record HeldTask(long number, String socket) implements Task<Long> {

  /** How long is what it tells: its number and the id of its process, eight bytes each. */
  public static final int HELLO_BYTES = 2 * Long.BYTES;

  /** The answer of {@link Parcels} to its number. */
  @Override
  public Long call() throws IOException {
    try (SocketChannel holder = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer hello =
          ByteBuffer.allocate(HELLO_BYTES)
              .putLong(number)
              .putLong(ProcessHandle.current().pid())
              .flip();
      while (hello.hasRemaining()) {
        holder.write(hello);
      }
      holder.read(ByteBuffer.allocate(1));
    }
    return Parcels.answer(number, 0);
  }
}
