package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heddle.memory.WaitPolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A channel in threads, in both its forms: exactly once, in order, bounded, with an end. */
@Timeout(120)
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

  /** What is received until the end. */
  static <T> List<T> all(Channel<T> channel) throws Exception {
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
}
