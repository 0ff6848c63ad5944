package dev.heddle.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What happens in a {@link Play}, whenever its scheduler lets it.
 *
 * @param workers how many workers the pool has
 * @param tasksPerWorker after how many tasks a worker is replaced; 0 for never
 * @param interruptFor how long a task may go on that was interrupted
 * @param idleLimit how long a worker may be idle
 * @param room how many bytes a channel takes
 * @param acts what becomes of each job
 * @param isLong which jobs take long to send
 * @param submitters how many threads submit jobs, in turn
 * @param pauses after which jobs the next one is submitted only when there is an outcome
 * @param deeds what is done to jobs and workers meanwhile, by one thread each
 * @param stop whether the pool is stopped, by another thread; else closed when all is submitted
 * @param failingStarts how many starts fail before one comes to something
 * @param plant the bug that is put in
 */
record Script(
    int workers,
    int tasksPerWorker,
    Duration interruptFor,
    Duration idleLimit,
    int room,
    List<Act> acts,
    List<Boolean> isLong,
    int submitters,
    List<Boolean> pauses,
    List<Deed> deeds,
    boolean stop,
    int failingStarts,
    Plant plant) {

  /** All of them, for ever. */
  static final int ALL_STARTS = Integer.MAX_VALUE;

  /** Less than a frame takes, so that it is written in pieces. */
  private static final int LITTLE = 40;

  private static final Duration A_WHILE = Duration.ofMillis(20);

  private static final List<Act> ACTS = List.of(Act.values());
  private static final List<What> DEEDS = List.of(What.values());

  /** What is done to a job, or to a worker. */
  enum What {
    CANCEL,
    CANCEL_AND_KILL,
    KILL,
    RECYCLE
  }

  /**
   * Something that is done once.
   *
   * @param what to what
   * @param which to which job, or to the worker of which slot
   */
  record Deed(What what, int which) {}

  /** The {@code seed}-th script. */
  static Script draw(long seed, Plant plant) {
    SplittableRandom random = new SplittableRandom(seed);
    int workers = 1 + random.nextInt(2);
    List<Act> acts = new ArrayList<>();
    List<Boolean> isLong = new ArrayList<>();
    List<Boolean> pauses = new ArrayList<>();
    // seen where much is taken back from workers that answer
    boolean many = plant == Plant.REVOCATION;
    int jobs = many ? 8 : 2 + random.nextInt(4);
    boolean calm = many || random.nextInt(4) == 0;
    int room = random.nextBoolean() ? LITTLE : 1 << 14;
    for (int i = 0; i < jobs; i++) {
      Act act = calm || random.nextInt(2) == 0 ? Act.RETURN : ACTS.get(random.nextInt(ACTS.size()));
      acts.add(act == Act.CRASH_BEFORE && acts.contains(act) ? Act.RETURN : act);
      pauses.add(random.nextInt(3) == 0);
      isLong.add(room > LITTLE && random.nextInt(6) == 0);
    }
    List<Deed> deeds = new ArrayList<>();
    int most = random.nextInt(4);
    for (int i = 0; i < most && !calm; i++) {
      What what = DEEDS.get(random.nextInt(DEEDS.size()));
      boolean toWorker = what == What.KILL || what == What.RECYCLE;
      deeds.add(new Deed(what, random.nextInt(toWorker ? workers : jobs)));
    }
    int luck = random.nextInt(20);
    return new Script(
        workers,
        random.nextBoolean() ? 0 : 1 + random.nextInt(2),
        random.nextBoolean() ? Duration.ZERO : A_WHILE,
        random.nextInt(3) > 0 ? Duration.ZERO : A_WHILE,
        room,
        acts,
        isLong,
        1 + random.nextInt(2),
        pauses,
        deeds,
        random.nextInt(3) == 0,
        luck == 0 ? ALL_STARTS : luck == 1 ? 2 : 0,
        plant);
  }

  /** How long job {@code id} may run: what never ends by itself must have a limit. */
  Duration limit(int id) {
    Act act = acts.get(id);
    return act == Act.HANG || act == Act.HEED ? A_WHILE : Duration.ZERO;
  }

  /** A time that is no longer than any of them; zero if there are none. */
  Duration limits() {
    return acts.contains(Act.HANG) || acts.contains(Act.HEED) || interruptFor.isPositive()
        ? A_WHILE.dividedBy(4)
        : Duration.ZERO;
  }

  boolean does(What what) {
    return deeds.stream().anyMatch(deed -> deed.what() == what);
  }

  /** Whether job {@code id} may be cancelled. */
  boolean cancels(int id) {
    return deeds.contains(new Deed(What.CANCEL, id))
        || deeds.contains(new Deed(What.CANCEL_AND_KILL, id));
  }

  PoolOptions options() {
    return PoolOptions.of(workers)
        .withTasksPerWorker(tasksPerWorker)
        .interruptFor(interruptFor)
        .withIdleLimit(idleLimit);
  }
}
