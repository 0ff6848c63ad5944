package dev.heddle.process.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
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
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not know the token stays outside, and keeps nobody else out. */
@ParameterizedClass(name = "by TCP: {0}")
@ValueSource(booleans = {false, true})
@Timeout(120)
class WorkerHandshakeTest {

  private static final byte[] TOKEN = {1, 2, 3, 4};

  @Parameter boolean tcp;

  @TempDir Path folder;
  private final List<SocketChannel> guests = new ArrayList<>();
  private String place = "";

  private WorkerHandshake open() throws IOException {
    WorkerHandshake open =
        tcp
            ? WorkerHandshake.onLoopback(TOKEN)
            : WorkerHandshake.open(folder.resolve("socket"), TOKEN);
    place = open.place();
    return open;
  }

  private SocketChannel knock(byte... said) throws IOException {
    SocketChannel guest = HandshakePlace.connect(place);
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
    try (WorkerHandshake handshake = open()) {
      stranger = knock((byte) 4, (byte) 3, (byte) 2, (byte) 1);
      silent = knock();
      knock((byte) 1, (byte) 2).close();
      SocketChannel friend = knock(TOKEN);
      try (SocketChannel admitted =
          Objects.requireNonNull(handshake.admit(Duration.ofSeconds(40), () -> true))) {
        friend.write(ByteBuffer.wrap(new byte[] {42}));
        ByteBuffer heard = ByteBuffer.allocate(1);
        assertThat(admitted.read(heard)).isEqualTo(1);
        assertThat(heard.get(0)).isEqualTo((byte) 42);
      }
    }
    assertThat(stranger.read(ByteBuffer.allocate(1))).isNegative();
    assertThat(silent.read(ByteBuffer.allocate(1))).isNegative();
    assertThat(folder.resolve("socket")).doesNotExist();
    assertThatThrownBy(this::knock).isInstanceOf(IOException.class);
  }

  @Test
  void aCrowdOfSilentStrangersKeepsNobodyOut() throws Exception {
    try (WorkerHandshake handshake = open()) {
      for (int i = 0; i < 40; i++) {
        knock();
      }
      knock(TOKEN);
      try (SocketChannel admitted = handshake.admit(Duration.ofSeconds(40), () -> true)) {
        assertThat(admitted).isNotNull();
      }
    }
  }

  @Test
  void nobodyIsAdmittedAfterTheLimit() throws Exception {
    try (WorkerHandshake handshake = open()) {
      assertThat(handshake.admit(Duration.ofMillis(50), () -> true)).isNull();
      assertThat(handshake.admit(Duration.ofSeconds(5), () -> false)).isNull();
    }
  }

  @Test
  void noOtherAddressOfThisMachineLeadsToIt() throws Exception {
    try (WorkerHandshake _ = open()) {
      for (InetAddress address : addresses()) {
        if (tcp && !address.isLoopbackAddress()) {
          int port = Integer.parseInt(place.substring(place.indexOf(':') + 1));
          assertThatThrownBy(() -> SocketChannel.open(new InetSocketAddress(address, port)).close())
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  private static List<InetAddress> addresses() throws IOException {
    return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).toList();
  }
}
