package dev.heddle.workload;

import dev.heddle.shared.Channel;
import dev.heddle.shared.SharedCounter;
import java.io.Serializable;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Items that go from several producers over one channel to several consumers: each must arrive
 * exactly once, and each consumer must see those of one producer in their order.
 *
 * @param producers how many send, from 1 to {@value #MOST_TASKS}
 * @param consumers how many receive, from 1 to {@value #MOST_TASKS}
 * @param items how many are sent in all, from 1 to {@value #MOST_ITEMS}, equally many by each
 *     producer up to one
 */
public record Delivery(int producers, int consumers, int items) implements Serializable {

  /** The most producers, and the most consumers. */
  public static final int MOST_TASKS = 64;

  /** The most items. */
  public static final int MOST_ITEMS = 100_000_000;

  /** The longest that one waits for another, which may be a JVM that is still to start. */
  static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Checked.
   *
   * @throws IllegalArgumentException where a number is out of range
   */
  public Delivery {
    Range.require("producers", producers, 1, MOST_TASKS);
    Range.require("consumers", consumers, 1, MOST_TASKS);
    Range.require("items", items, 1, MOST_ITEMS);
  }

  /** How many tasks it takes, all of which must run at once. */
  public int atOnce() {
    return producers + consumers;
  }

  /**
   * The tasks, consumers first, so that what went wrong with them is told before what that did to
   * their producers.
   *
   * @param channel a new channel
   * @param active a counter that is the number of producers
   */
  public List<Task<Receipt>> tasks(Channel<Long> channel, SharedCounter active) {
    Stream<Task<Receipt>> consuming =
        IntStream.range(0, consumers).mapToObj(_ -> new Consumer(this, channel));
    Stream<Task<Receipt>> producing =
        IntStream.range(0, producers)
            .mapToObj(sender -> new Producer(sender, itemsOf(sender), channel, active));
    return Stream.concat(consuming, producing).toList();
  }

  /** How many items that producer sends. */
  public int itemsOf(int sender) {
    return (int)
        (Split.start(items, producers, sender + 1) - Split.start(items, producers, sender));
  }

  /**
   * How many items arrived.
   *
   * @param receipts the results of the tasks
   * @throws WrongAnswerException if one was lost, came twice or out of order
   */
  public long check(List<Receipt> receipts) {
    long lost = 0;
    long twice = Receipt.sumOf(receipts, Receipt::repeated);
    long disordered = Receipt.sumOf(receipts, Receipt::disordered);
    for (int sender = 0; sender < producers; sender++) {
      BitSet all = new BitSet();
      for (Receipt receipt : receipts) {
        BitSet came = receipt.of(sender);
        twice += common(all, came);
        all.or(came);
      }
      lost += itemsOf(sender) - all.get(0, itemsOf(sender)).cardinality();
      if (all.length() > itemsOf(sender)) {
        throw new WrongAnswerException(
            "a delivery",
            "item %d of producer %d came, which it never sent".formatted(all.length() - 1, sender));
      }
    }
    if (lost + twice + disordered > 0) {
      throw new WrongAnswerException(
          "a delivery",
          "of %d items %d were lost, %d came twice, %d out of order"
              .formatted(items, lost, twice, disordered));
    }
    return items;
  }

  private static int common(BitSet a, BitSet b) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    return both.cardinality();
  }

  /** An item of {@code sender}: eight bytes that say whose and which. */
  static long item(int sender, int number) {
    return (long) sender << Integer.SIZE | number;
  }

  static int sender(long item) {
    return (int) (item >> Integer.SIZE);
  }

  static int number(long item) {
    return (int) item;
  }
}
