package dev.heddle.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.heddle.memory.WaitPolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
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

  @ParameterizedTest
  @CsvSource({
    "false, 100, 4, 4",
    "true, 1, 1, 1",
    "true, 7, 2, 3",
    "true, 64, 3, 1",
    "true, 1000, 2, 2",
    "true, 1024, 1, 1"
  })
  void itemsThatGoSeveralAtATimeArriveOnceAndInTheOrderOfTheirSender(
      boolean acrossProcesses, int capacity, int senders, int receivers) throws Exception {
    try (Sharing sharing = Sharing.open(acrossProcesses)) {
      Channel<Long> channel = sharing.channel(ChannelOptions.of(capacity).forNumbers());
      Traffic traffic = new Traffic(senders, capacity == 1 ? 1_000 : 20_000);
      traffic.check(traffic.over(new InSteps(channel), receivers));
    }
  }

  /** Sends and receives several at a time: what is left of a step goes with the next one. */
  private record InSteps(Channel<Long> channel) implements Channel<Long> {

    /** More than a line holds, and no multiple of that. */
    private static final int STEP = 17;

    private static final ThreadLocal<ArrayDeque<Long>> RECEIVED =
        ThreadLocal.withInitial(ArrayDeque::new);
    private static final ThreadLocal<List<Long>> UNSENT = ThreadLocal.withInitial(ArrayList::new);

    @Override
    public void send(Long item, Duration limit) throws InterruptedException, TimeoutException {
      List<Long> unsent = UNSENT.get();
      unsent.add(item);
      boolean last = item % 1_000_000 % 1_000 == 999; // how many each sends is a multiple of that
      while (unsent.size() >= STEP || (last && !unsent.isEmpty())) {
        unsent.subList(0, channel.fill(unsent, limit)).clear();
      }
    }

    @Override
    public @Nullable Long receive(Duration limit) throws InterruptedException, TimeoutException {
      ArrayDeque<Long> received = RECEIVED.get();
      if (received.isEmpty()) {
        int came = channel.drain(received, STEP, limit);
        assertThat(came).isEqualTo(received.size()).isLessThanOrEqualTo(STEP);
      }
      return received.poll();
    }

    @Override
    public void close() {
      channel.close();
    }

    @Override
    public void leave() {
      channel.leave();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStepTakesWhatThereIsRoomForAndWhatIsThereAndRefusesNothing(boolean acrossProcesses)
      throws Exception {
    try (Sharing sharing = Sharing.open(acrossProcesses)) {
      Channel<Serializable> channel = sharing.channel(ChannelOptions.of(4).forNumbers());
      List<Serializable> numbers = List.of(1L, 2, 3.0, 4L, 5L);
      List<Serializable> received = new ArrayList<>();

      assertThat(channel.fill(numbers, LIMIT)).isEqualTo(4);
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> channel.fill(numbers, SHORT))
          .withMessageStartingWith("channel: still full after PT0.08S");
      assertThat(channel.drain(received, 3, LIMIT)).isEqualTo(3);
      assertThat(channel.drain(received, 3, LIMIT)).isEqualTo(1);
      assertThat(received).isEqualTo(numbers.subList(0, 4));
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> channel.drain(received, 3, SHORT));

      int sent = 0;
      List<Serializable> mixed = List.of(6L, Note.ofLength(100), Note.ofLength(5), 7L);
      while (sent < mixed.size()) {
        sent += channel.fill(mixed.subList(sent, mixed.size()), LIMIT);
      }
      channel.close();
      received.clear();
      for (int came = -1; came != 0; ) {
        came = channel.drain(received, 10, LIMIT);
      }
      assertThat(received).isEqualTo(mixed);
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> channel.fill(numbers, LIMIT));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> channel.fill(List.of(), LIMIT))
          .withMessage("channel: 0 items are none to carry; name at least 1");
      assertThatIllegalArgumentException().isThrownBy(() -> channel.drain(received, 0, LIMIT));
      assertThatNullPointerException()
          .isThrownBy(() -> channel.fill(Arrays.asList(1L, null), LIMIT));
    }
  }

  /** What refuses an item has lost it; its slot is free all the same. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whereAStepGoesToRefusesTheChannelGoesOn(boolean acrossProcesses) throws Exception {
    try (Sharing sharing = Sharing.open(acrossProcesses)) {
      Channel<Long> channel = sharing.channel(ChannelOptions.of(4).forNumbers());
      for (int lap = 0; lap < 3; lap++) {
        assertThat(channel.fill(List.of(1L, 2L, 3L), LIMIT)).isEqualTo(3);
        assertThatIllegalStateException()
            .isThrownBy(() -> channel.drain(new ArrayBlockingQueue<>(2), 3, LIMIT));
        if (!acrossProcesses) {
          assertThat(channel.receive(LIMIT)).isEqualTo(3);
        }
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
