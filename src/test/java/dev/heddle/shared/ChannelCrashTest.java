package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.testing.OtherJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels between processes: exact counts, and an error for those whose peer was killed. */
@Timeout(120)
class ChannelCrashTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Sends {@code sender * 2^32 + 0, 1, …} and leaves, then stays until it is told to end. */
  static final class Sender {
    private Sender() {}

    public static void main(String[] args) throws Exception {
      Channel<Object> channel = Handles.read(args[0]);
      long first = Long.parseLong(args[1]) << 32;
      long many = Long.parseLong(args[2]);
      for (long i = 0; i < many; i++) {
        // every tenth goes as a serialized item
        channel.send(i % 10 == 9 ? List.of(first + i) : (Object) (first + i), LIMIT);
        if (i == 0) {
          System.out.println("begins");
        }
      }
      channel.leave();
      System.out.println("sent");
    }
  }

  /** Receives all, and tells how many, their sum, and whether each sender's came in order. */
  static final class Receiver {
    private Receiver() {}

    public static void main(String[] args) throws Exception {
      Channel<Object> channel = Handles.read(args[0]);
      try {
        Received received = new Received();
        for (Object item = channel.receive(LIMIT); item != null; item = channel.receive(LIMIT)) {
          received.add(item);
          if (received.count == 1) {
            System.out.println("begins");
          }
        }
        System.out.println(received.count + " " + received.sum + " " + received.ordered);
      } catch (BrokenChannelException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** What a receiver knows of its items. */
  private static final class Received {
    private final long[] last = new long[16];
    private long count;
    private long sum;
    private boolean ordered = true;

    void add(Object item) {
      long number = item instanceof List<?> list ? (Long) list.get(0) : (Long) item;
      int sender = (int) (number >>> 32);
      long index = number & 0xffff_ffffL;
      ordered &= index >= last[sender];
      last[sender] = index + 1;
      count++;
      sum += number;
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource
  void eachItemArrivesOnceBetweenManyProcesses(WaitPolicy waiting) throws Exception {
    // whoever spins waits for the end of the others' time slices where there are few processors
    long each = waiting == WaitPolicy.SPIN ? 1_000 : 8_000;
    try (Sharing sharing = Sharing.open(true)) {
      Channel<Object> channel =
          sharing.channel(ChannelOptions.of(50).withItemBytes(80).withWaiting(waiting));
      String handle = Handles.text(channel);
      try (OtherJvm a = OtherJvm.start(Sender.class, handle, 1, each);
          OtherJvm b = OtherJvm.start(Sender.class, handle, 2, each);
          OtherJvm c = OtherJvm.start(Receiver.class, handle)) {
        Received here = new Received();
        List<OtherJvm> senders = List.of(a, b);
        Thread end =
            Thread.ofPlatform()
                .start(() -> {
                  senders.forEach(sender -> assertThat(sender.exitsWell()).isTrue());
                  channel.close();
                });
        for (Object item = channel.receive(LIMIT); item != null; item = channel.receive(LIMIT)) {
          here.add(item);
        }
        end.join();
        String first = c.line();
        // whoever starts late may find nothing left to receive
        String[] there = (first.equals("begins") ? c.line() : first).split(" ", 3);
        assertThat(there[2]).isEqualTo("true");
        assertThat(here.ordered).isTrue();
        assertThat(here.count + Long.parseLong(there[0])).isEqualTo(2 * each);
        assertThat(here.sum + Long.parseLong(there[1]))
            .isEqualTo(each * (each - 1) + each * (3L << 32));
      }
    }
  }

  @Tag("contract")
  @ParameterizedTest
  @EnumSource
  void aReceiverWhoseSenderIsKilledGetsAnError(WaitPolicy waiting) throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      Channel<Object> channel = sharing.channel(ChannelOptions.of(4).withWaiting(waiting));
      try (OtherJvm sender =
          OtherJvm.start(Sender.class, Handles.text(channel), 1, Integer.MAX_VALUE)) {
        channel.receive(LIMIT);
        assertThat(sender.line()).isEqualTo("begins");
        sender.kill();
        assertThatExceptionOfType(BrokenChannelException.class)
            .isThrownBy(() -> {
              while (channel.receive(LIMIT) != null) {
                // what it sent is still there
              }
            })
            .withMessageContaining("process " + sender.process().pid() + " died");
        channel.close();
        assertThatExceptionOfType(BrokenChannelException.class)
            .isThrownBy(() -> channel.receive(LIMIT));
      }
    }
  }

  @Test
  void aSenderWhoseReceiverIsKilledGetsAnError() throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      Channel<Object> channel = sharing.channel(ChannelOptions.of(4));
      try (OtherJvm receiver = OtherJvm.start(Receiver.class, Handles.text(channel))) {
        channel.send(0L, LIMIT);
        assertThat(receiver.line()).isEqualTo("begins");
        receiver.kill();
        assertThatExceptionOfType(BrokenChannelException.class)
            .isThrownBy(() -> {
              while (true) {
                channel.send(1L, LIMIT);
              }
            });
      }
    }
  }

  @Test
  void whoLeftBeforeItDiedHarmsNobody() throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      Channel<Object> channel = sharing.channel(ChannelOptions.of(8));
      try (OtherJvm sender = OtherJvm.start(Sender.class, Handles.text(channel), 1, 5)) {
        assertThat(sender.exitCode()).isZero();
        channel.close();
        Received received = new Received();
        for (Object item = channel.receive(LIMIT); item != null; item = channel.receive(LIMIT)) {
          received.add(item);
        }
        assertThat(received.count).isEqualTo(5);
      }
    }
  }

  /** A process that dies between claim and publication, or between claim and release. */
  static final class HalfWay {
    private HalfWay() {}

    public static void main(String[] args) throws Exception {
      MappedChannel<Object> channel = Handles.read(args[0]);
      channel.claimAndForget(args[1].equals("send"));
      System.out.println("half way");
      System.in.read();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "receive"})
  void whoIsKilledInMidClaimStopsNobodyForLong(String how) throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      Channel<Object> channel = sharing.channel(ChannelOptions.of(2));
      channel.send(1, LIMIT);
      try (OtherJvm other = OtherJvm.start(HalfWay.class, Handles.text(channel), how)) {
        assertThat(other.line()).isEqualTo("half way");
        other.kill();
        assertThatExceptionOfType(BrokenChannelException.class)
            .isThrownBy(() -> {
              if (how.equals("send")) {
                channel.receive(LIMIT);
                channel.receive(LIMIT);
              } else {
                channel.send(2, LIMIT);
                channel.send(3, LIMIT);
              }
            })
            .withMessageContaining("process " + other.process().pid() + " died");
      }
    }
  }

  @Tag("contract")
  @Test
  void aKillAtAnyMomentEndsEverybodyWithAnErrorAndNoItemComesTwice() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 3; round++) {
      try (Sharing sharing = Sharing.open(true)) {
        Channel<Object> channel = sharing.channel(ChannelOptions.of(16));
        String handle = Handles.text(channel);
        try (OtherJvm a = OtherJvm.start(Sender.class, handle, 1, Integer.MAX_VALUE);
            OtherJvm b = OtherJvm.start(Sender.class, handle, 2, Integer.MAX_VALUE)) {
          Received received = new Received();
          long kill = Long.MAX_VALUE;
          try {
            while (true) {
              received.add(Objects.requireNonNull(channel.receive(LIMIT)));
              if (kill == Long.MAX_VALUE && received.last[1] > 0 && received.last[2] > 0) {
                kill = received.count + random.nextInt(20_000);
              }
              if (received.count == kill) {
                a.process().destroyForcibly();
                b.process().destroyForcibly();
              }
            }
          } catch (BrokenChannelException e) {
            assertThat(received.count).isGreaterThanOrEqualTo(kill);
          }
          assertThat(received.ordered).isTrue();
        }
      }
    }
  }

  /** A parent that shares something and stays. */
  static final class Parent {
    private Parent() {}

    public static void main(String[] args) throws Exception {
      try (Sharing sharing = Sharing.open(true)) {
        Channel<Integer> channel = sharing.channel(ChannelOptions.of(2));
        channel.send(1, LIMIT);
        sharing.lock(LockKind.FILE);
        System.out.println(sharing.path());
        System.in.read();
      }
    }
  }

  @Test
  void noFileIsLeftAfterTheEndOrTheNextBegin() throws Exception {
    List<Path> folders = new ArrayList<>();
    try (OtherJvm ended = OtherJvm.start(Parent.class);
        OtherJvm killed = OtherJvm.start(Parent.class)) {
      folders.add(Path.of(ended.line()));
      folders.add(Path.of(killed.line()));
      assertThat(folders).allSatisfy(folder -> assertThat(Files.exists(folder)).isTrue());
      ended.process().outputWriter().append('\n').flush();
      assertThat(ended.exitCode()).isZero();
      assertThat(folders.getFirst()).doesNotExist();
      killed.kill();
      try (Sharing next = Sharing.open(true)) {
        next.counter(0);
        assertThat(folders.getLast()).doesNotExist();
        folders.add(next.path());
      }
      assertThat(folders.getLast()).doesNotExist();
    }
  }
}
