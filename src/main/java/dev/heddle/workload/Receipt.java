package dev.heddle.workload;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * What came to one receiver, of the numbered items that several senders send.
 *
 * @param count how many items
 * @param sum their sum
 * @param squares the sum of their squares, modulo 2^64
 * @param ordered whether those of each sender came in its order, none of them twice
 */
public record Receipt(long count, long sum, long squares, boolean ordered) implements Serializable {

  /** Of nothing; what one has who only sends. */
  static final Receipt NOTHING = new Receipt(0, 0, 0, true);

  private static final int SENDER_SHIFT = 40;

  /** An item of {@code sender}: eight bytes that say whose and which. */
  static long item(int sender, long number) {
    return (long) sender << SENDER_SHIFT | number;
  }

  /** Whose an item is. */
  public static int senderOf(long item) {
    return (int) (item >>> SENDER_SHIFT);
  }

  /** Which of its sender's items it is, from 0. */
  public static long numberOf(long item) {
    return item & (1L << SENDER_SHIFT) - 1;
  }

  /**
   * What all receivers together must have received.
   *
   * @param items how many are sent in all, equally many by each sender up to one
   */
  static Receipt ofAll(int senders, int items) {
    Book book = new Book(senders);
    for (int sender = 0; sender < senders; sender++) {
      int own = items(sender, senders, items);
      for (int number = 0; number < own; number++) {
        book.enter(item(sender, number));
      }
    }
    return book.receipt();
  }

  /** How many of {@code items} that sender sends. */
  static int items(int sender, int senders, int items) {
    return (int) (Split.start(items, senders, sender + 1) - Split.start(items, senders, sender));
  }

  /**
   * Checks what came against what was sent.
   *
   * @param what the name of what carried it
   * @param sent what {@link #ofAll} says
   * @return how many items came
   * @throws WrongAnswerException if some were lost, came twice, or came out of order
   */
  static long check(String what, Receipt sent, List<Receipt> receipts) {
    Receipt came = receipts.stream().reduce(NOTHING, Receipt::plus);
    if (!came.equals(sent)) {
      throw new WrongAnswerException(
          what, came.difference(sent) + ": " + WorkloadWords.notRight(came, sent));
    }
    return came.count;
  }

  private String difference(Receipt sent) {
    if (count < sent.count) {
      return WorkloadWords.itemsLost(sent.count - count, sent.count);
    }
    if (count > sent.count) {
      return WorkloadWords.itemsTooMany(count - sent.count, sent.count);
    }
    return WorkloadWords.otherItems(ordered);
  }

  private Receipt plus(Receipt other) {
    return new Receipt(
        count + other.count, sum + other.sum, squares + other.squares, ordered && other.ordered);
  }

  /** Where a receiver enters what comes. */
  static final class Book {

    private final long[] last;
    private long count;
    private long sum;
    private long squares;
    private boolean ordered = true;

    Book(int senders) {
      last = new long[senders];
      Arrays.fill(last, -1);
    }

    void enter(long item) {
      long sender = item >>> SENDER_SHIFT;
      if (sender >= last.length) {
        throw new WrongAnswerException("a receiver", WorkloadWords.nobodySent(item));
      }
      ordered &= item > last[(int) sender];
      last[(int) sender] = item;
      count++;
      sum += item;
      squares += item * item;
    }

    Receipt receipt() {
      return new Receipt(count, sum, squares, ordered);
    }
  }
}
