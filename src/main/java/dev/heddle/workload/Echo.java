package dev.heddle.workload;

/**
 * Sends every number back that comes, until the end.
 *
 * @param in where numbers come from
 * @param out where they go to
 */
public record Echo(Conduit in, Conduit out) implements Task<Long> {

  /** What ends it. */
  public static final long END = Traffic.END;

  /** How many numbers came. */
  @Override
  public Long call() throws Exception {
    try (Conduit.Receiving from = in.openToReceive();
        Conduit.Sending to = out.openToSend()) {
      long count = 0;
      for (long number = from.receive(); number != END; number = from.receive()) {
        to.send(number);
        count++;
      }
      return count;
    }
  }
}
