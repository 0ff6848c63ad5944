package dev.heddle.workload;

import dev.heddle.shared.SharedCounter;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers on their way from several senders to several receivers, each exactly once and those of a
 * sender in its order.
 *
 * <p>The sender that ends last sends an end to every receiver, behind all numbers.
 *
 * @param shape how many send and receive
 * @param items how many numbers go in all, at least one for each sender
 */
public record Traffic(Shape shape, int items) {

  /** Instead of a number: there are no more. */
  static final long END = -1;

  private static final int SENDER_SHIFT = 40;

  public Traffic {
    if (items < shape.senders()) {
      throw new IllegalArgumentException(
          "items %d: too few for %d senders; send one each or more"
              .formatted(items, shape.senders()));
    }
  }

  /** The number of that index from that sender. */
  static long number(int sender, long index) {
    return (long) sender << SENDER_SHIFT | index;
  }

  static int sender(long number) {
    return (int) (number >>> SENDER_SHIFT);
  }

  /**
   * Their tasks, for all of them at once.
   *
   * @param start for all of them
   * @param ended how many senders have ended; 0 at first
   */
  public List<Task<Takings>> tasks(Conduit conduit, StartLine start, SharedCounter ended) {
    List<Task<Takings>> tasks = new ArrayList<>();
    for (int i = 0; i < shape.receivers(); i++) {
      tasks.add(new Receiver(conduit, start, shape.senders()));
    }
    for (int i = 0; i < shape.senders(); i++) {
      tasks.add(new Sender(conduit, start, ended, shape, i, count(i)));
    }
    return tasks;
  }

  private long count(int sender) {
    return Split.start(items, shape.senders(), sender + 1)
        - Split.start(items, shape.senders(), sender);
  }

  /** What all receivers together must have received. */
  public Takings sent() {
    Takings sent = Takings.NONE;
    for (int sender = 0; sender < shape.senders(); sender++) {
      Receiver.Count count = new Receiver.Count(shape.senders());
      for (long i = 0; i < count(sender); i++) {
        count.add(number(sender, i));
      }
      sent = sent.plus(count.receipt());
    }
    return sent;
  }

  /**
   * Checks what came.
   *
   * @param sent what {@link #sent} says
   * @return how many numbers came
   * @throws WrongAnswerException if some were lost, came twice, or came out of order
   */
  public long check(Takings sent, List<Takings> receipts) {
    Takings came = receipts.stream().reduce(Takings.NONE, Takings::plus);
    if (!came.equals(sent)) {
      throw new WrongAnswerException(
          "queue",
          "%s came, right is %s"
              .formatted(
                  came.ordered() ? came : "numbers of a sender out of order: " + came, sent));
    }
    return came.count();
  }

  /**
   * Sends the numbers of one sender, and as the last of all senders the ends.
   *
   * @param ended how many senders have ended
   */
  private record Sender(
      Conduit conduit, StartLine start, SharedCounter ended, Shape shape, int number, long count)
      implements Task<Takings> {

    @Override
    public Takings call() throws Exception {
      try (Conduit.Sending way = conduit.openToSend()) {
        start.await();
        send(way);
        if (ended.add(1) == shape.senders()) {
          for (int i = 0; i < shape.receivers(); i++) {
            way.send(END);
          }
        }
      }
      return Takings.NONE;
    }

    private void send(Conduit.Sending way) throws Exception {
      for (long i = 0; i < count; i++) {
        way.send(Traffic.number(number, i));
      }
    }
  }
}
