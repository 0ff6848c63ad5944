package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.testing.OtherJvm;
import java.io.NotSerializableException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel in threads, in both its forms: exactly once, in order, bounded, with an end. */
@Timeout(60)
class ChannelTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(80);

  /** What several threads sent and received, as {@code sender * 1_000_000 + count}. */
  private record Traffic(int senders, int each) {

    List<List<Long>> over(Channel<Long> channel, int receivers) throws Exception {
      List<Future<?>> sending = new ArrayList<>();
      List<Future<List<Long>>> receiving = new ArrayList<>();
      try (ExecutorService executor = Executors.newFixedThreadPool(senders + receivers)) {
        for (int i = 0; i < receivers; i++) {
          receiving.add(executor.submit(() -> all(channel)));
        }
        for (long sender = 0; sender < senders; sender++) {
          long first = sender * 1_000_000;
          sending.add(
              executor.submit(() -> {
                for (long i = 0; i < each; i++) {
                  channel.send(first + i, LIMIT);
                }
                return 0;
              }));
        }
        for (Future<?> one : sending) {
          one.get();
        }
        channel.close();
        List<List<Long>> lists = new ArrayList<>();
        for (Future<List<Long>> one : receiving) {
          lists.add(one.get());
        }
        return lists;
      }
    }

    void check(List<List<Long>> received) {
      List<Long> sorted = new ArrayList<>();
      for (List<Long> one : received) {
        sorted.addAll(one);
        for (long sender = 0; sender < senders; sender++) {
          long mine = sender;
          assertThat(one.stream().filter(item -> item / 1_000_000 == mine)).isSorted();
        }
      }
      Collections.sort(sorted);
      List<Long> expected = new ArrayList<>();
      for (long sender = 0; sender < senders; sender++) {
        for (long i = 0; i < each; i++) {
          expected.add(sender * 1_000_000 + i);
        }
      }
      assertThat(sorted).isEqualTo(expected);
    }
  }

  private static <T> List<T> all(Channel<T> channel) throws Exception {
    List<T> items = new ArrayList<>();
    for (T item = channel.receive(LIMIT); item != null; item = channel.receive(LIMIT)) {
      items.add(item);
    }
    return items;
  }

  @ParameterizedTest
  @CsvSource({
    "false, 1, 1, 1",
    "false, 100, 4, 4",
    "true, 1, 1, 1",
    "true, 1, 3, 2",
    "true, 7, 2, 3",
    "true, 64, 4, 4",
    "true, 1024, 1, 1",
    "true, 1000, 2, 2"
  })
  void eachItemArrivesOnceAndInTheOrderOfItsSender(
      boolean acrossProcesses, int capacity, int senders, int receivers) throws Exception {
    for (WaitPolicy waiting : List.of(WaitPolicy.PARK, WaitPolicy.SPIN_THEN_PARK)) {
      try (Sharing sharing = Sharing.open(acrossProcesses)) {
        ChannelOptions options = ChannelOptions.of(capacity).forNumbers().withWaiting(waiting);
        Traffic traffic = new Traffic(senders, capacity == 1 ? 1_000 : 20_000);
        traffic.check(traffic.over(sharing.channel(options), receivers));
      }
    }
  }

  /** Something that only serialization can carry. */
  record Note(String text, List<Integer> numbers) implements Serializable {
    Note {
      numbers = List.copyOf(numbers);
    }

    static Note ofLength(int length) {
      return new Note("x".repeat(length), List.of(length));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itCarriesNumbersRecordsAndWhatIsLargerThanASlot(boolean acrossProcesses) throws Exception {
    List<Serializable> items =
        List.of(
            1L,
            -1L,
            Long.MIN_VALUE,
            2,
            -2,
            3.5,
            Double.NaN,
            4.5f,
            (short) -5,
            (byte) -6,
            'ж',
            true,
            false,
            "text",
            Note.ofLength(0),
            Note.ofLength(100),
            Note.ofLength(5_000_000));
    for (int bytes : List.of(8, 100, 100_000)) {
      try (Sharing sharing = Sharing.open(acrossProcesses)) {
        Channel<Serializable> channel =
            sharing.channel(ChannelOptions.of(items.size()).withItemBytes(bytes));
        for (Serializable item : items) {
          channel.send(item, LIMIT);
        }
        channel.close();
        assertThat(all(channel)).isEqualTo(items);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itHoldsAsManyItemsAsItsCapacity(boolean acrossProcesses) throws Exception {
    try (Sharing sharing = Sharing.open(acrossProcesses)) {
      Channel<Integer> channel = sharing.channel(ChannelOptions.of(3));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> channel.receive(SHORT))
          .withMessageStartingWith("channel: still empty after PT0.08S");
      for (int i = 0; i < 3; i++) {
        channel.send(i, Duration.ZERO);
      }
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> channel.send(3, SHORT))
          .withMessageStartingWith("channel: still full after PT0.08S");
      assertThat(channel.receive(Duration.ZERO)).isZero();
      channel.send(3, Duration.ZERO);
      channel.close();
      assertThat(all(channel)).containsExactly(1, 2, 3);
    }
  }

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
      assertThat(all(full)).containsExactly(1);
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
          .isThrownBy(() -> channel.send(Note.ofLength(10_000), SHORT));
      assertThat(Shm.files(sharing)).hasSize(2);
      channel.receive(LIMIT);
      channel.send(Note.ofLength(10_000), SHORT);
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
          channel.send(Note.ofLength(5_000_000), LIMIT);
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
