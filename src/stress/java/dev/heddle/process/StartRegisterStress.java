package dev.heddle.process;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** What a pool has surely revoked its worker does not start. */
public class StartRegisterStress {

  private StartRegisterStress() {}

  /** The pool revokes while the worker starts. */
  @JCStressTest
  @Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "revoked in time")
  @Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "started before")
  @Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "both saw the other")
  @Outcome(id = "true, true", expect = Expect.FORBIDDEN, desc = "revoked, and started")
  @State
  public static class RevokeAndStart {
    private final RegisterPair pair = RegisterPair.next();

    @Actor
    public void pool(ZZ_Result r) {
      r.r1 = pair.pool().revoke(1);
    }

    @Actor
    public void worker(ZZ_Result r) {
      r.r2 = pair.start(1);
    }
  }

  /** A pool without a fence: to see that the checker finds it. */
  @JCStressTest
  @Outcome(id = "true, true", expect = Expect.FORBIDDEN, desc = "revoked, and started")
  @Outcome(expect = Expect.ACCEPTABLE, desc = "one saw the other")
  @State
  public static class PlantedRevocation {
    private final RegisterPair pair = RegisterPair.next();

    @Actor
    public void pool(ZZ_Result r) {
      r.r1 = pair.revokeWithoutFence(1);
    }

    @Actor
    public void worker(ZZ_Result r) {
      r.r2 = pair.start(1);
    }
  }
}
