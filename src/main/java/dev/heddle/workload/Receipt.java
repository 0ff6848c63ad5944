package dev.heddle.workload;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What one task of a delivery received.
 *
 * @param numbers for each sender, the numbers of its items
 * @param disordered how many came after one of the same sender with a higher number
 * @param repeated how many came a second time
 */
public record Receipt(ArrayList<BitSet> numbers, long disordered, long repeated)
    implements Serializable {

  /** What one has who only sends. */
  static final Receipt NOTHING = new Receipt(new ArrayList<>(), 0, 0);

  /** Where a consumer enters what comes. */
  static final class Book {

    private final ArrayList<BitSet> numbers;
    private final int[] last;
    private long disordered;
    private long repeated;

    Book(int senders) {
      numbers = new ArrayList<>(Stream.generate(BitSet::new).limit(senders).toList());
      last = new int[senders];
    }

    void enter(long item) {
      int sender = Delivery.sender(item);
      int number = Delivery.number(item);
      if (sender < 0 || sender >= last.length || number < 0) {
        throw new WrongAnswerException("a delivery", "%x came, which nobody sent".formatted(item));
      }
      BitSet seen = numbers.get(sender);
      if (seen.get(number)) {
        repeated++;
      } else if (number < last[sender]) {
        disordered++;
      }
      seen.set(number);
      last[sender] = Math.max(last[sender], number);
    }

    Receipt receipt() {
      return new Receipt(numbers, disordered, repeated);
    }
  }

  /** The numbers of the items of {@code sender} that came. */
  BitSet of(int sender) {
    return sender < numbers.size() ? numbers.get(sender) : new BitSet();
  }

  static long sumOf(List<Receipt> receipts, ToLongFunction<Receipt> what) {
    return receipts.stream().mapToLong(what).sum();
  }
}
