package dev.heddle.process.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does not know the token stays outside, and keeps nobody else out. */
@Timeout(120)
class WorkerHandshakeTest {

  private static final byte[] TOKEN = {1, 2, 3, 4};

  @TempDir Path folder;
  private final List<SocketChannel> guests = new ArrayList<>();

  private SocketChannel knock(byte... said) throws IOException {
    SocketChannel guest = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("socket")));
    guests.add(guest);
    guest.write(ByteBuffer.wrap(said));
    return guest;
  }

  @AfterEach
  void leave() throws IOException {
    for (SocketChannel guest : guests) {
      guest.close();
    }
  }

  @Test
  void onlyWhoKnowsTheTokenIsLetIn() throws Exception {
    SocketChannel stranger;
    SocketChannel silent;
    try (WorkerHandshake handshake = WorkerHandshake.open(folder.resolve("socket"), TOKEN)) {
      stranger = knock((byte) 4, (byte) 3, (byte) 2, (byte) 1);
      silent = knock();
      knock((byte) 1, (byte) 2).close();
      SocketChannel friend = knock(TOKEN);
      try (SocketChannel admitted =
          Objects.requireNonNull(handshake.admit(Duration.ofSeconds(5), () -> true))) {
        friend.write(ByteBuffer.wrap(new byte[] {42}));
        ByteBuffer heard = ByteBuffer.allocate(1);
        assertThat(admitted.read(heard)).isEqualTo(1);
        assertThat(heard.get(0)).isEqualTo((byte) 42);
      }
    }
    assertThat(stranger.read(ByteBuffer.allocate(1))).isNegative();
    assertThat(silent.read(ByteBuffer.allocate(1))).isNegative();
    assertThat(folder.resolve("socket")).doesNotExist();
  }

  @Test
  void aCrowdOfSilentStrangersKeepsNobodyOut() throws Exception {
    try (WorkerHandshake handshake = WorkerHandshake.open(folder.resolve("socket"), TOKEN)) {
      for (int i = 0; i < 40; i++) {
        knock();
      }
      knock(TOKEN);
      try (SocketChannel admitted = handshake.admit(Duration.ofSeconds(5), () -> true)) {
        assertThat(admitted).isNotNull();
      }
    }
  }

  @Test
  void nobodyIsAdmittedAfterTheLimit() throws Exception {
    try (WorkerHandshake handshake = WorkerHandshake.open(folder.resolve("socket"), TOKEN)) {
      assertThat(handshake.admit(Duration.ofMillis(50), () -> true)).isNull();
      assertThat(handshake.admit(Duration.ofSeconds(5), () -> false)).isNull();
    }
  }
}
