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

  public Traffic {
    if (items < shape.senders()) {
      throw new IllegalArgumentException(WorkloadWords.tooFewItems(items, shape.senders()));
    }
  }

  /**
   * Their tasks, for all of them at once.
   *
   * @param start for all of them
   * @param ended how many senders have ended; 0 at first
   */
  public List<Task<Receipt>> tasks(Conduit conduit, StartLine start, SharedCounter ended) {
    List<Task<Receipt>> tasks = new ArrayList<>();
    for (int i = 0; i < shape.receivers(); i++) {
      tasks.add(new Receiver(conduit, start, shape.senders()));
    }
    for (int i = 0; i < shape.senders(); i++) {
      tasks.add(new Sender(conduit, start, ended, shape, i, count(i)));
    }
    return tasks;
  }

  private long count(int sender) {
    return Receipt.items(sender, shape.senders(), items);
  }

  /** What all receivers together must have received. */
  public Receipt sent() {
    return Receipt.ofAll(shape.senders(), items);
  }

  /**
   * Checks what came.
   *
   * @param sent what {@link #sent} says
   * @return how many numbers came
   * @throws WrongAnswerException if some were lost, came twice, or came out of order
   */
  public long check(Receipt sent, List<Receipt> receipts) {
    return Receipt.check("queue", sent, receipts);
  }

  /**
   * Sends the numbers of one sender, and as the last of all senders the ends.
   *
   * @param ended how many senders have ended
   */
  private record Sender(
      Conduit conduit, StartLine start, SharedCounter ended, Shape shape, int number, long count)
      implements Task<Receipt> {

    @Override
    public Receipt call() throws Exception {
      try (Conduit.Sending way = conduit.openToSend()) {
        start.await();
        send(way);
        if (ended.add(1) == shape.senders()) {
          for (int i = 0; i < shape.receivers(); i++) {
            way.send(END);
          }
        }
      }
      return Receipt.NOTHING;
    }

    private void send(Conduit.Sending way) throws Exception {
      for (long i = 0; i < count; i++) {
        way.send(Receipt.item(number, i));
      }
    }
  }
}
