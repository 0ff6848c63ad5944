package dev.heddle.process;

import dev.heddle.process.AnswerReader.AnswerInbox;
import dev.heddle.process.TaskWriter.WritePermit;
import dev.heddle.process.wire.ClassTableWriter;
import org.jspecify.annotations.Nullable;

/** What goes between a pool and one worker: tasks there, answers back. */
final class WorkerTraffic {

  private final TaskWriter sender;
  private final AnswerReader receiver;

  /** Between {@code worker}, which has just got ready in {@code slot}, and the pool. */
  WorkerTraffic(
      PoolState pool, Dispatcher dispatcher, WorkerSlot slot, PoolWorker worker, Terms terms) {
    sender = new TaskWriter(new WritePermit(pool, slot), worker, terms.outTable(), this);
    receiver =
        new AnswerReader(
            this, new AnswerInbox(pool, slot), dispatcher, sender, terms.decodings(), worker);
  }

  /**
   * What holds for every worker of a pool.
   *
   * @param outTable the classes that tasks refer to
   * @param decodings the answers that are being read
   */
  record Terms(ClassTableWriter outTable, ResultDecodings decodings) {}

  /** Sends {@code first} and what else there is for the worker; takes the slot's permit with it. */
  void send(@Nullable RemoteTask<?> first) {
    sender.send(first);
  }

  /** For the supervisor: sends what took others too long. */
  void sendWhatIsLeft() {
    sender.sendWhatIsLeft();
  }

  TaskWriter sender() {
    return sender;
  }

  AnswerReader receiver() {
    return receiver;
  }

  /** Looks for the answer to {@code task} in the calling thread where that makes sense. */
  void lookFor(RemoteTask<?> task, long nanos) {
    CallerPolling polling = receiver.polling();
    if (polling != null) {
      polling.lookFor(task, nanos);
    }
  }
}
