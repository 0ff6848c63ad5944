package dev.heddle.benchmarks;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.FixedPoolModel;
import dev.heddle.execution.ProcessPoolModel;
import dev.heddle.execution.Trait;
import dev.heddle.fork.NoRowException;
import dev.heddle.fork.Params;
import dev.heddle.id.UnknownIdException;
import dev.heddle.memory.WaitPolicy;
import dev.heddle.shared.ChannelOptions;
import dev.heddle.workload.ChannelConduit;
import dev.heddle.workload.Conduit;
import dev.heddle.workload.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.SynchronousQueue;
import org.jctools.queues.MpmcArrayQueue;

/** The queues that there are, by the id that a person types, and between whom each goes. */
enum QueueKind {
  ARRAY(QueueKind.ARRAY_ID, Ends.THREADS) {
    @Override
    Conduit make(Way way, Shape shape) {
      return new BlockingConduit(new ArrayBlockingQueue<>(way.capacity()));
    }
  },
  LINKED(QueueKind.LINKED_ID, Ends.THREADS) {
    @Override
    Conduit make(Way way, Shape shape) {
      return new BlockingConduit(new LinkedBlockingQueue<>(way.capacity()));
    }
  },
  /** Without a bound, whatever the capacity: nobody waits for room. */
  TRANSFER(QueueKind.TRANSFER_ID, Ends.THREADS) {
    @Override
    Conduit make(Way way, Shape shape) {
      return new BlockingConduit(new LinkedTransferQueue<>());
    }
  },
  /** Without any room, whatever the capacity: from hand to hand. */
  SYNCHRONOUS(QueueKind.SYNCHRONOUS_ID, Ends.THREADS) {
    @Override
    Conduit make(Way way, Shape shape) {
      return new BlockingConduit(new SynchronousQueue<>());
    }
  },
  /** Without a bound, whatever the capacity, and without sleep. */
  CONCURRENT_LINKED(QueueKind.CONCURRENT_LINKED_ID, Ends.THREADS) {
    @Override
    Conduit make(Way way, Shape shape) {
      return new PollingConduit(new ConcurrentLinkedQueue<>());
    }
  },
  /** Without sleep; its capacity is the next power of two. */
  JCTOOLS(QueueKind.JCTOOLS_ID, Ends.THREADS) {
    @Override
    Conduit make(Way way, Shape shape) {
      return new PollingConduit(new MpmcArrayQueue<>(Math.max(2, way.capacity())));
    }
  },
  CHANNEL_SPIN(QueueKind.CHANNEL_SPIN_ID, Ends.PROCESSES) {
    @Override
    Conduit make(Way way, Shape shape) throws IOException {
      return channel(way, WaitPolicy.SPIN);
    }
  },
  CHANNEL_SPIN_THEN_PARK(QueueKind.CHANNEL_SPIN_THEN_PARK_ID, Ends.PROCESSES) {
    @Override
    Conduit make(Way way, Shape shape) throws IOException {
      return channel(way, WaitPolicy.SPIN_THEN_PARK);
    }
  },
  CHANNEL_PARK(QueueKind.CHANNEL_PARK_ID, Ends.PROCESSES) {
    @Override
    Conduit make(Way way, Shape shape) throws IOException {
      return channel(way, WaitPolicy.PARK);
    }
  },
  /** Of the operating system, with room for 64 KiB on Linux, whatever the capacity. */
  PIPE(QueueKind.PIPE_ID, Ends.PROCESSES) {
    @Override
    Conduit make(Way way, Shape shape) throws IOException {
      return way.pipe();
    }
  },
  /** Between threads whoever else has a row: the memory is the same. */
  LIMIT(Params.LIMIT, Ends.ANY) {
    @Override
    Conduit make(Way way, Shape shape) {
      return new Mesh(shape, way.capacity());
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
  private final Ends ends;

  QueueKind(String id, Ends ends) {
    this.id = id;
    this.ends = ends;
  }

  /** Between whom it goes. */
  private enum Ends {
    THREADS,
    PROCESSES,
    ANY
  }

  /**
   * The kind called {@code id}, for that model.
   *
   * @throws UnknownIdException if there is none
   * @throws NoRowException if it is for another model
   */
  static QueueKind of(String id, ExecutionModel model) {
    QueueKind kind =
        Arrays.stream(values())
            .filter(one -> one.id.equals(id))
            .findFirst()
            .orElseThrow(() ->
                new UnknownIdException(
                    "queue", id, Arrays.stream(values()).map(QueueKind::id).toList()));
    if (kind.ends != Ends.ANY && kind.betweenProcesses() != model.has(Trait.CROSSES_PROCESSES)) {
      throw new NoRowException("queue=%s: goes between %s only".formatted(id, kind.where()));
    }
    return kind;
  }

  private String where() {
    return ends.name().toLowerCase(Locale.ROOT);
  }

  boolean betweenProcesses() {
    return ends == Ends.PROCESSES;
  }

  /** The word that a person types. */
  String id() {
    return id;
  }

  /** A new queue for so many senders and receivers. */
  abstract Conduit make(Way way, Shape shape) throws IOException;

  /** The model whose workers it goes between. */
  ExecutionModel model() {
    return betweenProcesses() ? new ProcessPoolModel() : new FixedPoolModel();
  }

  private static Conduit channel(Way way, WaitPolicy waiting) throws IOException {
    ChannelOptions options = ChannelOptions.of(way.capacity()).forNumbers().withWaiting(waiting);
    return new ChannelConduit(way.sharing().channel(options));
  }
}
