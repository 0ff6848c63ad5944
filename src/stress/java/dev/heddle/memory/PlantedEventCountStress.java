package dev.heddle.memory;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What an event count would be whose waiter has no fence: to see that the checker finds it. */
@JCStressTest
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "sleeps, and nobody wakes it")
@Outcome(expect = Expect.ACCEPTABLE, desc = "one sees the other")
@State
public class PlantedEventCountStress {

  private final long place = Mapped.place();

  @Actor
  public void signaller(ZZ_Result r) {
    Mapped.WORDS.set(place + Long.BYTES, 1);
    r.r2 = Mapped.WORDS.get(place) == 1;
  }

  @Actor
  public void waiter(ZZ_Result r) {
    Mapped.WORDS.set(place, 1);
    r.r1 = Mapped.WORDS.get(place + Long.BYTES) == 1;
  }
}
