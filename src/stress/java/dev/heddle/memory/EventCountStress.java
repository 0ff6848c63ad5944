package dev.heddle.memory;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * Whoever is about to sleep at an event count sees the change, or whoever changed sees the sleeper.
 * The waiter's time is over before it begins: so it looks, says that it sleeps, looks again, and
 * then goes.
 */
@JCStressTest
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "both see the other")
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "the waiter sees the change")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "the sleeper is woken")
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "sleeps, and nobody wakes it")
@State
public class EventCountStress {

  private final long place = Mapped.place();
  private final EventCount count = new EventCount(Mapped.WORDS, place, WaitPolicy.PARK);

  static {
    FutexLoading.begin();
    while (!FutexLoading.isDone()) {
      Thread.onSpinWait(); // until then waiters look again, and say nothing
    }
  }

  @Actor
  public void signaller() {
    Mapped.WORDS.set(place + Long.BYTES, 1);
    count.signal();
  }

  @Actor
  public void waiter(ZZ_Result r) {
    try {
      r.r1 = count.await(() -> Mapped.WORDS.get(place + Long.BYTES) == 1, System.nanoTime() - 1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A sleeper who was woken has no bit any more. */
  @Arbiter
  public void word(ZZ_Result r) {
    r.r2 = Mapped.WORDS.getIntVolatile(place) != 1;
  }
}
