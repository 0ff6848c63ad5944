package dev.heddle.workload;

import dev.heddle.id.Identified;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a task does to those beside it. */
public enum Harm implements Identified {
  /** Nothing: a short computation, as theirs. */
  NONE {
    @Override
    void happen() {
      compute(Duration.ofNanos(100_000));
    }
  },
  /** Keeps more memory each time, up to {@value #MOST_PERCENT} % of the heap, then lets it go. */
  LEAK {
    @Override
    void happen() {
      hoard();
    }
  },
  /** Takes a processor for 50 ms without a pause. */
  SPIN {
    @Override
    void happen() {
      compute(Duration.ofMillis(50));
    }
  },
  /** Ends its process. */
  DIE {
    @Override
    void happen() {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  };

  private static final int EXIT_CODE = 3;
  private static final int MOST_PERCENT = 40;
  private static final int PIECE_BYTES = 1 << 16;
  private static final int PIECES = 64;
  private static final List<byte[]> HOARD = new ArrayList<>();

  /** The harm that a person names. */
  public static Harm of(String id) {
    return Identified.of(Harm.class, "harm", id);
  }

  abstract void happen();

  private static void compute(Duration length) {
    Computation each = Computation.of("length", length);
    if (each.run() != each.right()) {
      throw new WrongAnswerException("a neighbour", WorkloadWords.WRONG_SUM);
    }
  }

  private static void hoard() {
    synchronized (HOARD) {
      long most = Runtime.getRuntime().maxMemory() / 100 * MOST_PERCENT;
      if ((long) HOARD.size() * PIECE_BYTES > most) {
        HOARD.clear();
      }
      for (int i = 0; i < PIECES; i++) {
        HOARD.add(new byte[PIECE_BYTES]);
      }
    }
  }

  /** The task that does it; it answers with 1 where it comes so far. */
  public Task<Integer> task() {
    return new Doing(this);
  }

  /** Does harm. */
  private record Doing(Harm harm) implements Task<Integer> {
    @Override
    public Integer call() {
      harm.happen();
      return 1;
    }
  }
}
