package dev.heddle.own;

import dev.heddle.jvm.OnExit;
import dev.heddle.jvm.VirtualThreads;
import dev.heddle.task.TaskBatch;
import dev.heddle.task.TaskSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A person's own task as it was opened in a fork, with all that it needs there. */
public final class OwnTasks implements AutoCloseable {

  private static final long MILLIS_TO_END = 1000;
  private static final long LOOK_MILLIS = 50;

  /** As {@link Thread#getThreadGroup} says it. */
  private static final String OF_VIRTUAL_THREADS = "VirtualThreads";

  private final String word;
  private final URLClassLoader loader;
  private final @Nullable ClassLoader usual;
  private final Set<Thread> before;
  private final Set<Long> virtualBefore;
  private final OnExit exit;
  private final TaskBatch<Object> batch;
  private final List<OwnCall<Object>> calls;

  private OwnTasks(
      String word,
      URLClassLoader loader,
      @Nullable ClassLoader usual,
      Set<Thread> before,
      Set<Long> virtualBefore,
      OnExit exit,
      TaskBatch<Object> batch) {
    this.word = word;
    this.loader = loader;
    this.usual = usual;
    this.before = before;
    this.virtualBefore = virtualBefore;
    this.exit = exit;
    this.batch = batch;
    this.calls = batch.tasks().stream().map(OwnTasks::call).toList();
  }

  private static OwnCall<Object> call(Callable<Object> task) {
    return new OwnCall<>(task);
  }

  /**
   * Opens it. Until it is closed the calling thread, and those that it makes, load classes as the
   * task does.
   *
   * @param word the task, as it was asked for
   * @param path where its classes are
   * @param tasks how many tasks
   * @param parameters those of its own
   * @throws OwnTaskException where it is not there, or throws something
   */
  public static OwnTasks open(
      String word, OwnClassPath path, int tasks, Map<String, String> parameters) {
    Set<Thread> before = threads();
    Set<Long> virtualBefore = VirtualThreads.living();
    OnExit exit = OwnGuard.begin(word);
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    URLClassLoader loader = OwnLoader.over(path.entries());
    thread.setContextClassLoader(loader);
    try {
      FoundTask found = FoundTask.find(word, loader);
      TaskBatch<Object> batch = batch(found, tasks, found.with(parameters));
      OwnTasks opened = new OwnTasks(word, loader, usual, before, virtualBefore, exit, batch);
      if (opened.calls.isEmpty()) {
        opened.close();
        throw new OwnTaskException(OwnWords.NO_TASKS);
      }
      return opened;
    } catch (Throwable e) {
      thread.setContextClassLoader(usual);
      exit.close();
      throw failed(word, e);
    }
  }

  @SuppressWarnings("unchecked") // answers go back only to whoever made their tasks
  private static TaskBatch<Object> batch(FoundTask found, int tasks, Map<String, String> parameters)
      throws Exception {
    if (found.made() instanceof TaskSource source) {
      return (TaskBatch<Object>) source.open(tasks, parameters);
    }
    List<Callable<Object>> made = new ArrayList<>(tasks);
    for (int i = 0; i < tasks; i++) {
      made.add((Callable<Object>) found.another());
    }
    return new SameAnswers(made, call((Callable<Object>) found.made()).call());
  }

  /** The tasks of one operation. */
  public List<OwnCall<Object>> calls() {
    return calls;
  }

  /**
   * Looks at what they answered.
   *
   * @throws OwnTaskException where that is not right
   */
  public void check(List<Object> answers) {
    try {
      batch.check(answers);
    } catch (Exception | LinkageError | AssertionError e) {
      throw failed(e);
    }
  }

  /** The fork ends before all is measured, and that is none of the task's doing. */
  public void mayEnd() {
    exit.close();
  }

  /**
   * Why an operation has no answers, in one line, and without an object of the person's classes.
   * The fork ends by that, and may.
   */
  public OwnTaskException failed(Throwable why) {
    exit.close();
    return failed(word, why);
  }

  private static OwnTaskException failed(String word, Throwable why) {
    String message =
        why instanceof OwnTaskException ? String.valueOf(why.getMessage()) : words(why);
    OwnTaskException failed = new OwnTaskException(OwnWords.ran(word, message));
    failed.setStackTrace(why.getStackTrace());
    return failed;
  }

  private static String words(Throwable why) {
    if (why.getClass().getPackageName().startsWith("dev.heddle.")) {
      return String.valueOf(why.getMessage());
    }
    return OwnWords.threw(why);
  }

  /**
   * Closes what the task opened.
   *
   * @throws OwnTaskException where that fails, or threads of it stay behind
   */
  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(usual);
    try (loader;
        exit) {
      batch.close();
      requireNoThreads();
      requireNoVirtualThreads();
      OwnGuard.requireUsualZone();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (Exception | LinkageError | AssertionError e) {
      throw failed(e);
    }
  }

  /**
   * Refuses threads that go on: one that keeps the JVM from its end, or as many as there are tasks.
   * Those that a library keeps for all of them are fewer, and daemons.
   */
  private void requireNoThreads() throws InterruptedException {
    long end = System.nanoTime() + MILLIS_TO_END * 1_000_000;
    List<Thread> left = new ArrayList<>();
    for (Thread thread : threads()) {
      if (!before.contains(thread) && ofTasks(thread)) {
        thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
        if (thread.isAlive()) {
          left.add(thread);
        }
      }
    }
    boolean keep = left.stream().anyMatch(thread -> !thread.isDaemon());
    if (keep || left.size() >= Math.max(4, calls.size())) {
      throw new OwnTaskException(OwnWords.leavesThreads(left.size(), left.getFirst().getName()));
    }
  }

  /** The same of virtual ones, which never keep a JVM from its end. */
  private void requireNoVirtualThreads() throws InterruptedException {
    long end = System.nanoTime() + MILLIS_TO_END * 1_000_000;
    int left = virtualLeft();
    while (left >= Math.max(4, calls.size()) && System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
      left = virtualLeft();
    }
    if (left >= Math.max(4, calls.size())) {
      throw new OwnTaskException(OwnWords.leavesVirtualThreads(left));
    }
  }

  private int virtualLeft() {
    Set<Long> left = new HashSet<>(VirtualThreads.living());
    left.removeAll(virtualBefore);
    return left.size();
  }

  /**
   * The JDK's own threads are in other groups, such as those that wait for workers to end; those
   * that virtual threads have made are in a group beside ours.
   */
  private static boolean ofTasks(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null
        && (Objects.requireNonNull(Thread.currentThread().getThreadGroup()).parentOf(group)
            || group.getName().equals(OF_VIRTUAL_THREADS))
        && !thread.getName().startsWith("heddle-");
  }

  private static Set<Thread> threads() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }
}
