package dev.heddle.workload;

import dev.heddle.shared.Channel;
import dev.heddle.shared.SharedCounter;
import java.io.Serializable;
import java.time.Duration;
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
    return Receipt.items(sender, producers, items);
  }

  /** What all consumers together must have received. */
  public Receipt sent() {
    return Receipt.ofAll(producers, items);
  }

  /**
   * How many items arrived.
   *
   * @param sent what {@link #sent} says
   * @param receipts the results of the tasks
   * @throws WrongAnswerException if one was lost, came twice or out of order
   */
  public long check(Receipt sent, List<Receipt> receipts) {
    return Receipt.check("a delivery", sent, receipts);
  }
}
