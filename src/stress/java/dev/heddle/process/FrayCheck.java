package dev.heddle.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import kotlin.Unit;
import org.pastalab.fray.core.TestRunner;
import org.pastalab.fray.core.ThreadContext;
import org.pastalab.fray.core.command.Configuration;
import org.pastalab.fray.core.command.ExecutionInfo;
import org.pastalab.fray.core.command.LambdaExecutor;
import org.pastalab.fray.core.command.NetworkDelegateType;
import org.pastalab.fray.core.command.SystemTimeDelegateType;
import org.pastalab.fray.core.randomness.ControlledRandom;
import org.pastalab.fray.core.randomness.Randomness;
import org.pastalab.fray.core.scheduler.POSScheduler;
import org.pastalab.fray.core.scheduler.RandomScheduler;
import org.pastalab.fray.core.scheduler.Scheduler;

/** Plays scripts in a JVM of its own, whose threads Fray schedules: seed by seed. */
final class FrayCheck {

  private static final long STEP_NANOS = 1_000_000;
  private static final int FIRST_PLAYS = 5;
  private static final int ANY_STEPS = -1;

  /** One of two ways to choose the next thread, drawn for each schedule. */
  private static final class Mixed extends Scheduler {

    private final Scheduler way;

    private Mixed(Randomness choices) {
      super(choices);
      // both are fair: with others, who looks at the clock again and again might starve the rest
      boolean random = choices.nextInt() % 2 == 0;
      this.way = random ? new RandomScheduler(choices) : new POSScheduler(choices);
    }

    @Override
    public ThreadContext scheduleNextOperation(
        List<ThreadContext> enabled, Collection<ThreadContext> all) {
      return way.scheduleNextOperation(enabled, all);
    }

    @Override
    public Scheduler nextIteration(Randomness choices) {
      return new Mixed(choices);
    }
  }

  private FrayCheck() {}

  /** Takes a {@link Plant}, the first seed, how many, for how many seconds, and a folder. */
  public static void main(String[] args) {
    Plant plant = Plant.valueOf(args[0]);
    long first = Long.parseLong(args[1]);
    int schedules = Integer.parseInt(args[2]);
    int seconds = Integer.parseInt(args[3]);
    // loads classes, which would be a part of the first schedule
    for (long seed = 0; seed < FIRST_PLAYS; seed++) {
      play(-seed, Plant.NONE);
    }
    AtomicLong seeds = new AtomicLong(first);
    AtomicLong choices = new AtomicLong(first);
    Configuration configuration =
        new Configuration(
            new ExecutionInfo(
                new LambdaExecutor(() -> {
                  play(seeds.getAndIncrement(), plant);
                  return Unit.INSTANCE;
                }),
                false,
                false,
                ANY_STEPS),
            Path.of(args[4]),
            schedules,
            seconds,
            new Mixed(random(choices)),
            () -> random(choices),
            false,
            false,
            false,
            false,
            false,
            true,
            NetworkDelegateType.PROACTIVE,
            SystemTimeDelegateType.MOCK,
            STEP_NANOS,
            false,
            true,
            false,
            false,
            false,
            false,
            null);
    // what is found ends this JVM: its other threads could not be ended else
    Throwable found = new TestRunner(configuration).run();
    System.out.println("nothing found in " + (seeds.get() - first) + " schedules: " + found);
    System.exit(0);
  }

  private static ControlledRandom random(AtomicLong choices) {
    return new ControlledRandom(
        new ArrayList<>(), new ArrayList<>(), new Random(choices.getAndIncrement()));
  }

  private static void play(long seed, Plant plant) {
    try {
      new Play(Script.draw(seed, plant)).run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
