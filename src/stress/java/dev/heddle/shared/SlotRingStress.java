package dev.heddle.shared;

import dev.heddle.memory.Mapped;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Senders, receivers and the close of a ring in mapped memory. */
public class SlotRingStress {

  private SlotRingStress() {}

  private static RingItems ring(int capacity) {
    return new RingItems(Mapped.place(), capacity);
  }

  /** Items of two senders both arrive, once and whole. */
  @JCStressTest
  @Outcome(id = "12, 0", expect = Expect.ACCEPTABLE, desc = "the first sender came first")
  @Outcome(id = "21, 0", expect = Expect.ACCEPTABLE, desc = "the second sender came first")
  @Outcome(expect = Expect.FORBIDDEN, desc = "an item is lost, doubled or torn")
  @State
  public static class TwoSenders {
    private final RingItems ring = ring(2);

    @Actor
    public void one() {
      ring.send(1);
    }

    @Actor
    public void other() {
      ring.send(2);
    }

    @Arbiter
    public void rest(II_Result r) {
      r.r1 = 10 * ring.receive() + ring.receive();
      r.r2 = ring.receive();
    }
  }

  /** What a receiver does not take yet is there afterwards. */
  @JCStressTest
  @Outcome(id = "0, 12", expect = Expect.ACCEPTABLE, desc = "came too early")
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "took the first")
  @Outcome(expect = Expect.FORBIDDEN, desc = "an item is lost, doubled or torn")
  @State
  public static class SenderAndReceiver {
    private final RingItems ring = ring(2);

    @Actor
    public void sender() {
      ring.send(1);
      ring.send(2);
    }

    @Actor
    public void receiver(II_Result r) {
      r.r1 = ring.receive();
    }

    @Arbiter
    public void rest(II_Result r) {
      r.r2 = r.r1 == 0 ? 10 * ring.receive() + ring.receive() : ring.receive();
    }
  }

  /** Of two receivers each item has one. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "the first receiver came first")
  @Outcome(id = "2, 1", expect = Expect.ACCEPTABLE, desc = "the second receiver came first")
  @Outcome(expect = Expect.FORBIDDEN, desc = "an item is lost, doubled or torn")
  @State
  public static class TwoReceivers {
    private final RingItems ring = ring(2);

    {
      ring.send(1);
      ring.send(2);
    }

    @Actor
    public void one(II_Result r) {
      r.r1 = ring.receive();
    }

    @Actor
    public void other(II_Result r) {
      r.r2 = ring.receive();
    }
  }

  /** A slot is not filled again before its item was read. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "full: the second was not sent")
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "the second followed")
  @Outcome(expect = Expect.FORBIDDEN, desc = "an item is lost, doubled or torn")
  @State
  public static class NextLap {
    private final RingItems ring = ring(1);

    {
      ring.send(1);
    }

    @Actor
    public void sender() {
      ring.send(2);
    }

    @Actor
    public void receiver(II_Result r) {
      r.r1 = ring.receive();
    }

    @Arbiter
    public void rest(II_Result r) {
      r.r2 = ring.receive();
    }
  }

  /** What was sent before the close arrives, and nothing after it; then the end is told. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "sent before the close")
  @Outcome(id = "0, -2", expect = Expect.ACCEPTABLE, desc = "refused after the close")
  @Outcome(expect = Expect.FORBIDDEN, desc = "refused and received, or sent and lost")
  @State
  public static class Close {
    private final RingItems ring = ring(2);

    @Actor
    public void sender(II_Result r) {
      r.r1 = ring.send(1) ? 1 : 0;
    }

    @Actor
    public void closer() {
      ring.close();
    }

    @Arbiter
    public void rest(II_Result r) {
      r.r2 = ring.receive();
    }
  }

  /** Senders who claim their slots with two accesses: to see that the checker finds it. */
  @JCStressTest
  @Outcome(
      id = {"12, 0", "21, 0"},
      expect = Expect.ACCEPTABLE,
      desc = "one after the other")
  @Outcome(expect = Expect.FORBIDDEN, desc = "an item is lost or torn")
  @State
  public static class PlantedClaim {
    private final RingItems ring = ring(2);

    @Actor
    public void one() {
      ring.sendUnclaimed(1);
    }

    @Actor
    public void other() {
      ring.sendUnclaimed(2);
    }

    @Arbiter
    public void rest(II_Result r) {
      r.r1 = 10 * ring.receive() + ring.receive();
      r.r2 = ring.receive();
    }
  }
}
