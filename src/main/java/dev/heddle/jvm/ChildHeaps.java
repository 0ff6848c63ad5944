package dev.heddle.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The JVMs that this one has started and can ask what their heaps take: whoever starts them enters
 * them here, and whoever measures asks them. Needs no more than Java 11.
 */
public final class ChildHeaps {

  /** The first answer of a JVM takes longest, see {@link HeapFigures#here}. */
  private static final long MOST_NANOS = 1_000_000_000;

  /** Not held by this: children that their starter has forgotten are forgotten here, too. */
  private static final Set<HeapTeller> CHILDREN =
      Collections.newSetFromMap(new WeakHashMap<HeapTeller, Boolean>());

  private static long changes;
  private static long changesAtBegin;

  private ChildHeaps() {}

  /** There is one more, which is ready to answer. */
  public static synchronized void enter(HeapTeller child) {
    CHILDREN.add(child);
    changes++;
  }

  /** It has ended, or answers no more. */
  public static synchronized void leave(HeapTeller child) {
    if (CHILDREN.remove(child)) {
      changes++;
    }
  }

  /** How often one has come or gone: where that is the same twice, it was the same JVMs. */
  public static synchronized long changes() {
    return changes;
  }

  /** Asks them, and does not wait: so that the answer that takes longest comes early. */
  public static void askAhead() {
    for (HeapTeller each : children(true)) {
      each.ask();
    }
  }

  /** What they have taken when something begins that is to be measured. */
  public static HeapFigures atBegin() {
    HeapFigures told = ask(children(true));
    synchronized (ChildHeaps.class) {
      changesAtBegin = changes;
    }
    return told;
  }

  /**
   * What they have taken at its end. Where others are there than at the beginning nobody is asked:
   * the figures of those who ended are lost, and who is new has never been asked, which would take
   * it longest.
   */
  public static HeapFigures atEnd() {
    return ask(children(false));
  }

  private static synchronized List<HeapTeller> children(boolean begins) {
    return begins || changes == changesAtBegin ? new ArrayList<>(CHILDREN) : new ArrayList<>();
  }

  /** All at once; whoever does not answer is not asked again. */
  private static HeapFigures ask(List<HeapTeller> children) {
    for (HeapTeller each : children) {
      each.ask();
    }
    long end = System.nanoTime() + MOST_NANOS;
    HeapFigures sum = HeapFigures.NONE;
    for (HeapTeller each : children) {
      HeapFigures told = each.heard(end);
      if (told == null) {
        leave(each);
      } else {
        sum = sum.plus(told);
      }
    }
    return sum;
  }
}
