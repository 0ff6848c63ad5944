package dev.heddle.process;

import dev.heddle.process.wire.ClassBook;
import org.jspecify.annotations.Nullable;

/** What goes between a pool and one worker: tasks there, answers back. */
final class Traffic {

  private final Sender sender;
  private final Receiver receiver;

  /** Between {@code worker}, which has just got ready in {@code lane}, and the pool. */
  Traffic(PoolState pool, Dispatcher dispatcher, Lane lane, Worker worker, Terms terms) {
    sender = new Sender(new Pen(pool, lane), worker, terms.book(), this);
    receiver =
        new Receiver(this, new Inbox(pool, lane), dispatcher, sender, terms.readings(), worker);
  }

  /**
   * What holds for every worker of a pool.
   *
   * @param book the classes that tasks refer to
   * @param readings the answers that are being read
   */
  record Terms(ClassBook book, Readings readings) {}

  /** Sends {@code first} and what else there is for the worker; takes the lane's pen with it. */
  void send(@Nullable RemoteTask<?> first) {
    sender.send(first);
  }

  /** For the keeper: sends what took others too long. */
  void sendWhatIsLeft() {
    sender.sendWhatIsLeft();
  }

  Sender sender() {
    return sender;
  }

  Receiver receiver() {
    return receiver;
  }

  /** Looks for the answer to {@code task} in the calling thread where that makes sense. */
  void lookFor(RemoteTask<?> task, long nanos) {
    Lookout lookout = receiver.lookout();
    if (lookout != null) {
      lookout.lookFor(task, nanos);
    }
  }
}
