package dev.heddle.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.testing.Eventually;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever finds the socket of a worker that starts gets nothing from it, and spoils nothing. */
@Timeout(120)
class StrangerTest {

  private static final int STRANGERS = 5;

  @Test
  void strangersAtTheSocketAreSentAwayAndTheWorkerIsLetIn() throws Exception {
    List<Path> others = Pools.folders();
    try (ProcessPool pool = ProcessPool.open(Pools.small(1))) {
      Path folder =
          Pools.folders().stream().filter(path -> !others.contains(path)).findFirst().orElseThrow();
      FutureTask<List<SocketChannel>> strangers = new FutureTask<>(() -> visit(folder));
      Thread.ofPlatform().start(strangers);
      Future<Integer> first = Pools.submit(pool, () -> 1);
      List<SocketChannel> channels = strangers.get(40, TimeUnit.SECONDS);
      assertThat(first.get(40, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(channels).isNotEmpty();
      for (SocketChannel channel : channels) {
        try (channel) {
          assertThat(isSentAway(channel)).isTrue();
        }
      }
      assertThat(Pools.submit(pool, () -> 2).get(40, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(folder.resolve("s1")).doesNotExist();
    }
  }

  /** Comes several times while the worker starts; as often as somebody listens. */
  private static List<SocketChannel> visit(Path folder) throws Exception {
    Path socket = folder.resolve("s1");
    Eventually.isTrue("the socket is there", () -> Files.exists(socket));
    List<SocketChannel> channels = new ArrayList<>();
    while (channels.size() < STRANGERS && Files.exists(socket)) {
      try {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channels.add(channel);
        channel.write(ByteBuffer.allocate(channels.size() * 16 - 16));
      } catch (IOException e) {
        // the file is there a moment before anybody listens at it, and until the last is sent away
        Thread.onSpinWait();
      }
    }
    return channels;
  }

  private static boolean isSentAway(SocketChannel channel) {
    try {
      return channel.read(ByteBuffer.allocate(1)) < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
