package dev.heddle.workload;

/**
 * Receives numbers of a {@link Traffic} until its end.
 *
 * @param senders how many senders there are
 */
record Receiver(Conduit conduit, StartLine start, int senders) implements Task<Receipt> {

  @Override
  public Receipt call() throws Exception {
    try (Conduit.Receiving way = conduit.openToReceive()) {
      start.await();
      return receive(way);
    }
  }

  private Receipt receive(Conduit.Receiving way) throws Exception {
    Receipt.Book book = new Receipt.Book(senders);
    for (long number = way.receive(); number != Traffic.END; number = way.receive()) {
      book.enter(number);
    }
    return book.receipt();
  }
}
