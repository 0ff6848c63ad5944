package dev.heddle.benchmarks;

import dev.heddle.execution.ModelKind;
import dev.heddle.execution.UnknownIdException;
import dev.heddle.fork.NoRowException;
import dev.heddle.memory.WaitPolicy;
import dev.heddle.shared.ChannelOptions;
import dev.heddle.workload.ChannelConduit;
import dev.heddle.workload.Conduit;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.jctools.queues.MpmcArrayQueue;

/** The queues that there are, by the id that a person types, and between whom each goes. */
enum QueueKind {
  ARRAY(QueueKind.ARRAY_ID, ModelKind.FIXED_POOL) {
    @Override
    Conduit make(Way way) {
      return new BlockingConduit(new ArrayBlockingQueue<>(way.capacity()));
    }
  },
  LINKED(QueueKind.LINKED_ID, ModelKind.FIXED_POOL) {
    @Override
    Conduit make(Way way) {
      return new BlockingConduit(new LinkedBlockingQueue<>(way.capacity()));
    }
  },
  /** Without a bound, whatever the capacity: nobody waits for room. */
  TRANSFER(QueueKind.TRANSFER_ID, ModelKind.FIXED_POOL) {
    @Override
    Conduit make(Way way) {
      return new BlockingConduit(new LinkedTransferQueue<>());
    }
  },
  /** Without any room, whatever the capacity: from hand to hand. */
  SYNCHRONOUS(QueueKind.SYNCHRONOUS_ID, ModelKind.FIXED_POOL) {
    @Override
    Conduit make(Way way) {
      return new BlockingConduit(new SynchronousQueue<>());
    }
  },
  /** Without a bound, whatever the capacity, and without sleep. */
  CONCURRENT_LINKED(QueueKind.CONCURRENT_LINKED_ID, ModelKind.FIXED_POOL) {
    @Override
    Conduit make(Way way) {
      return new PollingConduit(new ConcurrentLinkedQueue<>());
    }
  },
  /** Without sleep; its capacity is the next power of two. */
  JCTOOLS(QueueKind.JCTOOLS_ID, ModelKind.FIXED_POOL) {
    @Override
    Conduit make(Way way) {
      return new PollingConduit(new MpmcArrayQueue<>(Math.max(2, way.capacity())));
    }
  },
  CHANNEL_SPIN(QueueKind.CHANNEL_SPIN_ID, ModelKind.PROCESS_POOL) {
    @Override
    Conduit make(Way way) throws IOException {
      return channel(way, WaitPolicy.SPIN);
    }
  },
  CHANNEL_SPIN_THEN_PARK(QueueKind.CHANNEL_SPIN_THEN_PARK_ID, ModelKind.PROCESS_POOL) {
    @Override
    Conduit make(Way way) throws IOException {
      return channel(way, WaitPolicy.SPIN_THEN_PARK);
    }
  },
  CHANNEL_PARK(QueueKind.CHANNEL_PARK_ID, ModelKind.PROCESS_POOL) {
    @Override
    Conduit make(Way way) throws IOException {
      return channel(way, WaitPolicy.PARK);
    }
  },
  /** Of the operating system, with room for 64 KiB on Linux, whatever the capacity. */
  PIPE(QueueKind.PIPE_ID, ModelKind.PROCESS_POOL) {
    @Override
    Conduit make(Way way) throws IOException {
      return way.pipe();
    }
  };

  // constants, since they are values of parameters too
  static final String ARRAY_ID = "array";
  static final String LINKED_ID = "linked";
  static final String TRANSFER_ID = "linked-transfer";
  static final String SYNCHRONOUS_ID = "synchronous";
  static final String CONCURRENT_LINKED_ID = "concurrent-linked";
  static final String JCTOOLS_ID = "jctools-mpmc-array";
  static final String CHANNEL_SPIN_ID = "channel-spin";
  static final String CHANNEL_SPIN_THEN_PARK_ID = "channel-spin-then-park";
  static final String CHANNEL_PARK_ID = "channel-park";
  static final String PIPE_ID = "pipe";

  private final String id;
  private final ModelKind model;

  QueueKind(String id, ModelKind model) {
    this.id = id;
    this.model = model;
  }

  /**
   * The kind called {@code id}, for that model.
   *
   * @throws UnknownIdException if there is none
   * @throws NoRowException if it is for another model
   */
  static QueueKind of(String id, ModelKind model) {
    QueueKind kind =
        Arrays.stream(values())
            .filter(one -> one.id.equals(id))
            .findFirst()
            .orElseThrow(() ->
                new UnknownIdException(
                    "queue", id, Arrays.stream(values()).map(QueueKind::id).toList()));
    if (kind.model != model) {
      throw new NoRowException("queue %s: goes between %s only".formatted(id, kind.where()));
    }
    return kind;
  }

  private String where() {
    return model.crossesProcesses() ? "processes" : "threads";
  }

  /** The word that a person types. */
  String id() {
    return id;
  }

  /** Makes one. */
  abstract Conduit make(Way way) throws IOException;

  /** The model whose workers it goes between. */
  ModelKind model() {
    return model;
  }

  private static Conduit channel(Way way, WaitPolicy waiting) throws IOException {
    ChannelOptions options = ChannelOptions.of(way.capacity()).forNumbers().withWaiting(waiting);
    return new ChannelConduit(way.sharing().channel(options));
  }
}
