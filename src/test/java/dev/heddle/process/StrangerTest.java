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

/** Who finds the socket of a worker that starts gets nothing from it, and spoils nothing. */
@Timeout(60)
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
      List<SocketChannel> visitors = strangers.get(20, TimeUnit.SECONDS);
      assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(visitors).isNotEmpty();
      for (SocketChannel visitor : visitors) {
        try (visitor) {
          assertThat(isSentAway(visitor)).isTrue();
        }
      }
      assertThat(Pools.submit(pool, () -> 2).get(20, TimeUnit.SECONDS)).isEqualTo(2);
      assertThat(folder.resolve("s1")).doesNotExist();
    }
  }

  /** Comes several times while the worker starts; as often as somebody listens. */
  private static List<SocketChannel> visit(Path folder) throws Exception {
    Path socket = folder.resolve("s1");
    Eventually.isTrue("the socket is there", () -> Files.exists(socket));
    List<SocketChannel> visitors = new ArrayList<>();
    while (visitors.size() < STRANGERS && Files.exists(socket)) {
      try {
        SocketChannel visitor = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        visitors.add(visitor);
        visitor.write(ByteBuffer.allocate(visitors.size() * 16 - 16));
      } catch (IOException e) {
        // the file is there a moment before anybody listens at it, and until the last is sent away
        Thread.onSpinWait();
      }
    }
    return visitors;
  }

  private static boolean isSentAway(SocketChannel visitor) {
    try {
      return visitor.read(ByteBuffer.allocate(1)) < 0;
    } catch (IOException e) {
      return true;
    }
  }
}
