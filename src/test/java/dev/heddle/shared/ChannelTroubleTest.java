package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.testing.Descriptors;
import dev.heddle.testing.OtherJvm;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever uses a channel is told of its end, and of what it cannot carry. */
@Timeout(120)
class ChannelTroubleTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(80);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itsEndIsSeenByAllWhoWait(boolean acrossProcesses) throws Exception {
    try (Sharing sharing = Sharing.open(acrossProcesses);
        ExecutorService executor = Executors.newFixedThreadPool(3)) {
      Channel<Integer> empty = sharing.channel(ChannelOptions.of(1));
      Channel<Integer> full = sharing.channel(ChannelOptions.of(1));
      full.send(1, LIMIT);
      List<Future<?>> receivers =
          List.of(
              executor.submit(() -> empty.receive(LIMIT)),
              executor.submit(() -> empty.receive(LIMIT)));
      Future<?> sender =
          executor.submit(() -> {
            full.send(2, LIMIT);
            return 0;
          });
      empty.close();
      empty.close();
      full.close();
      for (Future<?> receiver : receivers) {
        assertThat(receiver).succeedsWithin(LIMIT).isNull();
      }
      assertThat(sender)
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(IllegalStateException.class)
          .withMessageContaining("channel: it is closed");
      assertThat(ChannelTest.all(full)).containsExactly(1);
      assertThatIllegalStateException().isThrownBy(() -> full.send(3, LIMIT));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoWaitsCanBeInterrupted(boolean acrossProcesses) throws Exception {
    try (Sharing sharing = Sharing.open(acrossProcesses);
        ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Channel<Integer> channel = sharing.channel(ChannelOptions.of(1));
      Future<?> receiver = executor.submit(() -> channel.receive(LIMIT));
      executor.shutdownNow();
      assertThat(receiver)
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void anItemThatCannotBeSerializedIsNotSentAndHarmsNobody() throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      Channel<Object> channel = sharing.channel(ChannelOptions.of(1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> channel.send(new Object(), LIMIT))
          .withMessage(
              "item of class java.lang.Object: cannot be serialized (java.lang.Object); send what"
                  + " is Serializable all through");
      channel.send("next", Duration.ZERO);
      assertThat(channel.receive(Duration.ZERO)).isEqualTo("next");
    }
  }

  @Test
  void aLargeItemThatIsNotSentLeavesNothing() throws Exception {
    try (Sharing sharing = Sharing.open(true)) {
      Channel<Object> channel = sharing.channel(ChannelOptions.of(1));
      channel.send(1, LIMIT);
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> channel.send(ChannelTest.Note.ofLength(10_000), SHORT));
      assertThat(Shm.files(sharing)).hasSize(2);
      channel.receive(LIMIT);
      channel.send(ChannelTest.Note.ofLength(10_000), SHORT);
      assertThat(Shm.files(sharing)).hasSize(3);
      channel.receive(LIMIT);
      assertThat(Shm.files(sharing)).hasSize(2);
    }
  }

  /** Sends an item for which there is no room, then one for which there is. */
  static final class Sender {
    private Sender() {}

    public static void main(String[] args) throws Exception {
      try (Sharing sharing = Sharing.open(true)) {
        Channel<Object> channel = sharing.channel(ChannelOptions.of(1));
        try {
          channel.send(ChannelTest.Note.ofLength(5_000_000), LIMIT);
        } catch (UncheckedIOException e) {
          System.out.println(e.getMessage());
        }
        System.out.println(Shm.files(sharing).size());
        channel.send(1, LIMIT);
        System.out.println(channel.receive(LIMIT));
      }
    }
  }

  @Test
  void aFullDiskIsToldAndHarmsOnlyTheItem() throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("sh", "-c", "ulimit -f 2048; exec \"$@\"", "sh"));
    command.addAll(OtherJvm.command(Sender.class));
    Process limited = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      assertThat(limited.inputReader().readLine())
          .matches("item of \\d+ bytes: no room beside the channel \\(.*File too large\\); free.*");
      assertThat(limited.inputReader().readLine()).isEqualTo("2");
      assertThat(limited.inputReader().readLine()).isEqualTo("1");
    } finally {
      limited.destroyForcibly().waitFor();
    }
  }

  /** Receives a large item when it may open no file, and then the small one behind it. */
  static final class Receiver {
    private Receiver() {}

    public static void main(String[] args) throws Exception {
      try (Sharing sharing = Sharing.open(true)) {
        Channel<Object> channel = sharing.channel(ChannelOptions.of(4));
        for (int i = 0; i < 2; i++) {
          channel.send(ChannelTest.Note.ofLength(50_000), LIMIT);
          channel.send(i, LIMIT);
        }
        // what that takes is loaded while files can be opened
        channel.receive(LIMIT);
        channel.receive(LIMIT);
        String said;
        try (Descriptors _ = Descriptors.useUp()) {
          said = String.valueOf(channel.receive(LIMIT));
        } catch (UncheckedIOException e) {
          said = String.valueOf(e.getMessage());
        }
        System.out.println(said);
        System.out.println(channel.receive(LIMIT));
        System.out.println(Shm.files(sharing).size());
      }
    }
  }

  @Tag("contract")
  @Test
  void aLargeItemThatCannotBeReadIsToldAndThoseAfterItStillCome() throws Exception {
    try (OtherJvm other = Descriptors.startWithFew("on", Receiver.class)) {
      assertThat(other.line())
          .startsWith("item ")
          .contains("Too many open files")
          .endsWith("and is lost; those after it still come");
      assertThat(other.line()).isEqualTo("1");
      assertThat(other.line()).isEqualTo("2");
    }
  }

  @Test
  void whoWaitsWhenTheSharingIsClosedIsTold() throws Exception {
    Sharing sharing = Sharing.open(true);
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      Channel<Integer> channel = sharing.channel(ChannelOptions.of(1));
      Future<?> receiver = executor.submit(() -> channel.receive(LIMIT));
      sharing.close();
      assertThat(receiver)
          .failsWithin(LIMIT)
          .withThrowableThat()
          .withCauseInstanceOf(BrokenChannelException.class)
          .withMessageContaining("its sharing was closed");
      assertThatIllegalStateException().isThrownBy(() -> channel.send(1, LIMIT));
      assertThatIllegalStateException()
          .isThrownBy(() -> sharing.counter(1))
          .withMessageContaining("sharing: it is closed");
    } finally {
      sharing.close();
    }
  }

  @Test
  void badOptionsAreRefused() throws Exception {
    for (int capacity : List.of(0, -1, ChannelOptions.MOST_ITEMS + 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ChannelOptions.of(capacity))
          .withMessage(
              "channel capacity %d: out of range; write 1 to 16777216".formatted(capacity));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ChannelOptions.of(1).withItemBytes(0))
        .withMessageStartingWith("channel item bytes 0: out of range");
    try (Sharing sharing = Sharing.open(false)) {
      Channel<Integer> heap = sharing.channel(ChannelOptions.of(1));
      assertThatExceptionOfType(NotSerializableException.class)
          .isThrownBy(() -> Handles.text(heap));
    }
  }
}
