package dev.heddle.workload;

import java.util.Arrays;

/**
 * Receives numbers of a {@link Traffic} until its end.
 *
 * @param senders how many senders there are
 */
record Receiver(Conduit conduit, StartLine start, int senders) implements Task<Takings> {

  @Override
  public Takings call() throws Exception {
    try (Conduit.Receiving way = conduit.openToReceive()) {
      start.await();
      return receive(way);
    }
  }

  private Takings receive(Conduit.Receiving way) throws Exception {
    Count count = new Count(senders);
    for (long number = way.receive(); number != Traffic.END; number = way.receive()) {
      count.add(number);
    }
    return count.receipt();
  }

  /** A receipt in the making. */
  static final class Count {

    private final long[] last;
    private long count;
    private long sum;
    private long squares;
    private boolean ordered = true;

    Count(int senders) {
      last = new long[senders];
      Arrays.fill(last, -1);
    }

    void add(long number) {
      int sender = Traffic.sender(number);
      ordered &= number > last[sender];
      last[sender] = number;
      count++;
      sum += number;
      squares += number * number;
    }

    Takings receipt() {
      return new Takings(count, sum, squares, ordered);
    }
  }
}
