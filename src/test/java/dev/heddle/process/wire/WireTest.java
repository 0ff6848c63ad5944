package dev.heddle.process.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes over the wire arrives whole, or is known not to. */
@Timeout(120)
class WireTest {

  private static final int LIMIT = 1 << 22;

  @TempDir Path folder;
  private SocketChannel near;
  private SocketChannel far;

  @BeforeEach
  void connect() throws IOException {
    UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(address);
      near = SocketChannel.open(address);
      far = server.accept();
    }
  }

  @AfterEach
  void disconnect() throws IOException {
    near.close();
    far.close();
  }

  @Test
  void framesOfAllSizesArriveInOrder() throws Exception {
    int[] sizes = {0, 1, 65_515, 65_516, 65_517, 200_000, 3, LIMIT};
    FutureTask<Void> sender =
        new FutureTask<>(() -> {
          Wire wire = new Wire(near, LIMIT);
          for (int size : sizes) {
            wire.send(FrameType.RESULT, size, bytes(size));
          }
          near.close();
          return null;
        });
    Thread.ofPlatform().start(sender);
    Wire wire = new Wire(far, LIMIT);
    for (int size : sizes) {
      Frame frame = Objects.requireNonNull(wire.receive());
      assertThat(frame.task()).isEqualTo(size);
      assertThat(frame.payload()).isEqualTo(bytes(size));
    }
    assertThat(wire.receive()).isNull();
    sender.get();
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void garbageIsNotAFrame() throws Exception {
    near.write(
        ByteBuffer.wrap("Hello, here is a task that prints".getBytes(StandardCharsets.UTF_8)));
    assertThatExceptionOfType(GarbageException.class).isThrownBy(new Wire(far, LIMIT)::receive);
  }

  @Test
  void aLengthAboveTheLimitIsGarbageBeforeAnythingIsAllocated() throws Exception {
    new Wire(near, LIMIT).send(FrameType.RESULT, 1, new byte[1025]);
    assertThatExceptionOfType(GarbageException.class)
        .isThrownBy(new Wire(far, 1024)::receive)
        .withMessageContaining("length 1025");
  }

  @Test
  void aFrameThatIsCutShortIsKnownToBe() throws Exception {
    ByteBuffer frame = ByteBuffer.allocate(64);
    frame.putInt(0x48_44_4c_01).putInt(FrameType.RESULT.code()).putLong(1).putInt(100);
    near.write(frame.flip());
    near.close();
    assertThatExceptionOfType(EOFException.class).isThrownBy(new Wire(far, LIMIT)::receive);
  }
}
