package dev.heddle.process;

import dev.heddle.jvm.Jvm;
import dev.heddle.memory.WaitPolicy;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * How a {@link ProcessPool} works.
 *
 * @param workers how many workers at most, and so how many tasks run at once; 1 to 10000
 * @param deadline how long a task may run until its worker is killed, and its answer may take to be
 *     read in this process; zero for no limit
 * @param tasksPerWorker after how many tasks a worker is replaced; 0 for never, 1 for a process per
 *     task
 * @param queueBound how many tasks may wait for a worker; what comes above is rejected; 0 for no
 *     bound
 * @param payloadLimit the largest task or result, in bytes after serialization
 * @param startLimit how long a worker may take until it is ready
 * @param jvmFlags flags of the workers beside those that all our JVMs get
 * @param environment variables that the workers get beside those of this process
 * @param transport what carries bytes to the workers and back
 * @param waitPolicy how workers and pool wait at memory that they share; of no meaning to a socket
 * @param aot what workers have of an ahead-of-time cache in the user's cache folder; only where the
 *     class path is of jars alone
 * @param classPath what the workers run from, in the form of {@code -cp}
 * @param care what the pool does for its workers and tasks beyond that
 */
public record PoolOptions(
    int workers,
    Duration deadline,
    int tasksPerWorker,
    int queueBound,
    int payloadLimit,
    Duration startLimit,
    List<String> jvmFlags,
    Map<String, String> environment,
    Transport transport,
    WaitPolicy waitPolicy,
    CacheUse aot,
    String classPath,
    PoolCare care) {

  /** The largest payload unless told otherwise: 64 MiB. */
  public static final int DEFAULT_PAYLOAD_LIMIT = 64 << 20;

  private static final int MOST_WORKERS = 10_000;

  /** Longer ones do not fit into a count of nanoseconds, or soon will not. */
  static final Duration LONGEST = Duration.ofDays(36_525);

  private static final int SMALLEST_PAYLOAD_LIMIT = 1 << 10;
  private static final Duration DEFAULT_START_LIMIT = Duration.ofSeconds(20);

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if a number is out of range
   * @throws NullPointerException if anything is null
   */
  public PoolOptions {
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(waitPolicy, "waitPolicy");
    Objects.requireNonNull(aot, "aot");
    Objects.requireNonNull(classPath, "classPath");
    Objects.requireNonNull(care, "care");
    check(workers >= 1 && workers <= MOST_WORKERS, "workers", workers, "give 1 to " + MOST_WORKERS);
    check(
        !deadline.isNegative() && deadline.compareTo(LONGEST) <= 0,
        "deadline",
        deadline,
        "give zero for no limit, or up to a hundred years");
    check(tasksPerWorker >= 0, "tasksPerWorker", tasksPerWorker, "give 0 for no limit, or more");
    care.checkThreads(workers, tasksPerWorker);
    check(queueBound >= 0, "queueBound", queueBound, "give 0 for no bound, or more");
    check(
        payloadLimit >= SMALLEST_PAYLOAD_LIMIT, "payloadLimit", payloadLimit, "give 1024 or more");
    check(
        startLimit.isPositive() && startLimit.compareTo(LONGEST) <= 0,
        "startLimit",
        startLimit,
        "give more than nothing, and up to a hundred years");
    jvmFlags = List.copyOf(jvmFlags);
    environment = Map.copyOf(environment);
    environment.forEach((name, value) ->
        check(
            !name.isEmpty() && name.indexOf('=') < 0 && (name + value).indexOf(0) < 0,
            "environment",
            "'" + name + "'",
            "give names without = in them, and nothing with a null character"));
  }

  /** Workers that live as long as the pool and run from the class path of this program. */
  public static PoolOptions of(int workers) {
    return new PoolOptions(
        workers,
        Duration.ZERO,
        0,
        0,
        DEFAULT_PAYLOAD_LIMIT,
        DEFAULT_START_LIMIT,
        List.of(),
        Map.of(),
        Transport.UNIX_SOCKET,
        WaitPolicy.PARK,
        CacheUse.FOUND,
        Jvm.ownClassPath(),
        PoolCare.NONE);
  }

  /** The same with {@code limit} for each task to run; zero for none. */
  public PoolOptions withDeadline(Duration limit) {
    return with(draft -> draft.deadline = limit);
  }

  /** The same with workers that are replaced after {@code tasks} tasks; 0 for never. */
  public PoolOptions withTasksPerWorker(int tasks) {
    return with(draft -> draft.tasksPerWorker = tasks);
  }

  /** The same with at most {@code tasks} that wait for a worker; 0 for any number. */
  public PoolOptions withQueueBound(int tasks) {
    return with(draft -> draft.queueBound = tasks);
  }

  /** The same with tasks and results of at most {@code bytes} bytes. */
  public PoolOptions withPayloadLimit(int bytes) {
    return with(draft -> draft.payloadLimit = bytes);
  }

  /** The same with {@code limit} for a worker to become ready. */
  public PoolOptions withStartLimit(Duration limit) {
    return with(draft -> draft.startLimit = limit);
  }

  /** The same with {@code flags} for the workers' JVMs. */
  public PoolOptions withJvmFlags(List<String> flags) {
    return with(draft -> draft.jvmFlags = flags);
  }

  /** The same with {@code variables} in the workers' environment. */
  public PoolOptions withEnvironment(Map<String, String> variables) {
    return with(draft -> draft.environment = variables);
  }

  /** The same with {@code kind} between the pool and its workers. */
  public PoolOptions withTransport(Transport kind) {
    return with(draft -> draft.transport = kind);
  }

  /** The same with {@code policy} where memory is shared. */
  public PoolOptions withWaitPolicy(WaitPolicy policy) {
    return with(draft -> draft.waitPolicy = policy);
  }

  /** The same with an ahead-of-time cache of the workers that is made if need be, or without. */
  public PoolOptions withAot(boolean on) {
    return withAot(on ? CacheUse.MADE : CacheUse.NONE);
  }

  /**
   * The same with {@code use} of an ahead-of-time cache of the workers. It lies in the folder
   * {@code heddle} of the user's cache, or in the one that the system property {@code heddle.cache}
   * names; with {@code -Dheddle.cache=off} there is none. Nothing is made for those that come later
   * where that folder is not kept (in a job of a CI system, which has the variable {@code CI}; on a
   * {@code tmpfs}) unless it is named, nor by a worker or a fork of JMH.
   */
  public PoolOptions withAot(CacheUse use) {
    return with(draft -> draft.aot = use);
  }

  /**
   * The same with {@code limit} for {@link ProcessPool#close} to wait until all tasks are done;
   * zero for as long as they take.
   */
  public PoolOptions withCloseLimit(Duration limit) {
    return with(care.closingWithin(limit));
  }

  /**
   * The same where the thread of a task that is cancelled, late or shut down is interrupted, and
   * its worker killed only if it runs still after {@code time}; zero to kill at once.
   */
  public PoolOptions interruptFor(Duration time) {
    return with(care.interruptingFor(time));
  }

  /** The same where a task that has waited for a worker for {@code limit} fails; zero for never. */
  public PoolOptions withQueueLimit(Duration limit) {
    return with(care.waitingUpTo(limit));
  }

  /**
   * The same where {@code initializer} runs in each worker before its first task; where it fails,
   * the worker counts as one that cannot be started.
   */
  public <R extends Runnable & Serializable> PoolOptions withInitializer(R initializer) {
    return with(care.startingWith(initializer));
  }

  /** The same with workers that end when they have been idle for {@code limit}; zero for never. */
  public PoolOptions withIdleLimit(Duration limit) {
    return with(care.idleUpTo(limit));
  }

  /**
   * The same with so many workers beside the others that are ready and do nothing, each to take the
   * place of one that ends; it costs the memory of an idle JVM.
   */
  public PoolOptions withSpares(int workers) {
    return with(care.withSpares(workers));
  }

  /**
   * The same with limits on the bytes of a worker that are in main memory, 0 for none; above the
   * first it is replaced after its task, above the second it is killed. Looked at twice a second,
   * on Linux only.
   */
  public PoolOptions withMemoryLimits(long recycleAbove, long killAbove) {
    return with(care.withMemory(recycleAbove, killAbove));
  }

  /**
   * The same where a worker that gives no sign of life for {@code time} while it has a task is told
   * of on standard error and counted; zero for not to look.
   *
   * @param kill whether it is killed, too
   */
  public PoolOptions withStuckAfter(Duration time, boolean kill) {
    return with(care.stuckAfter(time, kill));
  }

  /** The same where so many workers are threads of one JVM, whose end is the end of their tasks. */
  public PoolOptions withThreadsPerJvm(int threads) {
    return with(care.withThreads(threads));
  }

  private PoolOptions with(PoolCare other) {
    return with(draft -> draft.care = other);
  }

  /** The same with workers that run from {@code path}. */
  public PoolOptions withClassPath(String path) {
    return with(draft -> draft.classPath = path);
  }

  static void check(boolean good, String name, Object value, String advice) {
    if (!good) {
      throw new IllegalArgumentException(PoolWords.outOfRange(name, value, advice));
    }
  }

  private PoolOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** A copy of options while one of them changes. */
  private static final class Draft {
    private int workers;
    private Duration deadline;
    private int tasksPerWorker;
    private int queueBound;
    private int payloadLimit;
    private Duration startLimit;
    private List<String> jvmFlags;
    private Map<String, String> environment;
    private Transport transport;
    private WaitPolicy waitPolicy;
    private CacheUse aot;
    private String classPath;
    private PoolCare care;

    Draft(PoolOptions options) {
      workers = options.workers;
      deadline = options.deadline;
      tasksPerWorker = options.tasksPerWorker;
      queueBound = options.queueBound;
      payloadLimit = options.payloadLimit;
      startLimit = options.startLimit;
      jvmFlags = options.jvmFlags;
      environment = options.environment;
      transport = options.transport;
      waitPolicy = options.waitPolicy;
      aot = options.aot;
      classPath = options.classPath;
      care = options.care;
    }

    PoolOptions finished() {
      return new PoolOptions(
          workers,
          deadline,
          tasksPerWorker,
          queueBound,
          payloadLimit,
          startLimit,
          jvmFlags,
          environment,
          transport,
          waitPolicy,
          aot,
          classPath,
          care);
    }
  }
}
