package dev.heddle.cluster;

import dev.heddle.process.ProcessPool;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Deals tasks out to members, each at most once and to a member that has room for it, and has a
 * life of its own: the engine is only asked to carry.
 *
 * <p>A task that a member had when it was lost has failed. What waits goes to another member. A
 * running task that is cancelled is interrupted; its member has room again once it has ended.
 */
final class ClusterExecutor extends AbstractExecutorService
    implements Engine.Listener, DealtTask.Owner {

  /** How long tasks have to heed an interrupt before their members are ended. */
  private static final long GRACE_MILLIS = 1000;

  private enum Life {
    OPEN,
    SHUT,
    STOPPED
  }

  /** A task that is with a member. */
  private record Dealt(DealtTask<?> task, Engine.Seat seat, long number) {}

  private final Object lock = new Object();
  private final Deque<DealtTask<?>> waiting = new ArrayDeque<>();
  private final Map<Engine.Seat, Integer> free = new LinkedHashMap<>();
  private final Set<Engine.Seat> unreachable = new HashSet<>();
  private final Map<DealtTask<?>, Dealt> dealt = new HashMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable Engine engine;
  private @Nullable String nobody;
  private Life life = Life.OPEN;
  private boolean ending;

  /**
   * Whoever joins the same members begins elsewhere: a number tells them which task to interrupt.
   */
  private long numbers = new SecureRandom().nextLong();

  /** Begins to deal; members that have joined before take tasks from now on. */
  void begin(Engine carrier) {
    synchronized (lock) {
      engine = carrier;
    }
    dealWhatWaits();
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return new DealtTask<>(callable, Objects.requireNonNull(callable), this, null);
  }

  @Override
  protected <T extends @Nullable Object> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    Callable<T> call = ProcessPool.callable(Objects.requireNonNull(runnable), value);
    return new DealtTask<>(call, call, this, null);
  }

  /**
   * Runs {@code command} at a member.
   *
   * @throws RejectedExecutionException if this is shut down, or {@code command} cannot be
   *     serialized
   */
  @Override
  public void execute(Runnable command) {
    if (command instanceof DealtTask<?> task) {
      add(task);
      return;
    }
    DealtTask<?> task =
        new DealtTask<@Nullable Void>(
            () -> {
              command.run();
              return null;
            },
            command,
            this,
            null);
    if (task.isDone()) {
      // nobody holds a future that could tell
      throw new RejectedExecutionException(
          String.valueOf(task.exceptionNow().getMessage()), task.exceptionNow());
    }
    add(task);
  }

  private void add(DealtTask<?> task) {
    Dealt now;
    synchronized (lock) {
      if (life != Life.OPEN) {
        throw new RejectedExecutionException(ClusterWords.SHUT_DOWN);
      }
      if (task.isDone()) {
        return; // it could not be written, or was cancelled already
      }
      if (free.isEmpty() && nobody != null) {
        throw new RejectedExecutionException(nobody);
      }
      now = dealTo(task);
      if (now == null) {
        waiting.add(task);
      }
    }
    send(now);
  }

  /** Gives it a place at the member that has most; null where none has one. Under the lock. */
  private @Nullable Dealt dealTo(DealtTask<?> task) {
    Engine.Seat best = null;
    int most = 0;
    if (engine != null) {
      for (Map.Entry<Engine.Seat, Integer> each : free.entrySet()) {
        if (each.getValue() > most && !unreachable.contains(each.getKey())) {
          best = each.getKey();
          most = each.getValue();
        }
      }
    }
    if (best == null) {
      return null;
    }
    free.merge(best, -1, Integer::sum);
    Dealt now = new Dealt(task, best, ++numbers);
    dealt.put(task, now);
    return now;
  }

  private void send(@Nullable Dealt now) {
    if (now == null) {
      return;
    }
    Engine carrier = Objects.requireNonNull(engine);
    try {
      carrier.send(
          now.seat(),
          now.number(),
          now.task().bytes(),
          answer -> answered(now, answer),
          why -> Thread.ofVirtual().start(() -> failed(now, why)));
    } catch (RuntimeException e) {
      failed(now, e);
    }
  }

  /** In a thread of the engine's, which does no more than what takes less time than another. */
  private void answered(Dealt now, byte[] answer) {
    boolean more = leave(now);
    if (!PlainAnswer.is(answer)) {
      Thread.ofVirtual()
          .start(() -> {
            dealWhatWaits();
            now.task().answer(answer);
          });
      return;
    }
    now.task().answer(answer);
    if (more) {
      Thread.ofVirtual().start(this::dealWhatWaits);
    } else {
      endIfDone();
    }
  }

  private void failed(Dealt now, Throwable why) {
    boolean _ = leave(now);
    dealWhatWaits();
    now.task().fail(ClusterWords.lost(now.seat(), why));
  }

  /** Its member has room again; whether another task waits for that. */
  private boolean leave(Dealt now) {
    synchronized (lock) {
      if (!dealt.remove(now.task(), now)) {
        return false;
      }
      free.computeIfPresent(now.seat(), (_, room) -> room + 1);
      return !waiting.isEmpty();
    }
  }

  private void dealWhatWaits() {
    List<Dealt> next = new ArrayList<>();
    synchronized (lock) {
      while (!waiting.isEmpty()) {
        DealtTask<?> first = waiting.getFirst();
        if (first.isDone()) {
          waiting.removeFirst();
          continue;
        }
        Dealt now = dealTo(first);
        if (now == null) {
          break;
        }
        waiting.removeFirst();
        next.add(now);
      }
    }
    next.forEach(this::send);
    endIfDone();
  }

  @Override
  public void cancelled(DealtTask<?> task, boolean interrupt) {
    Dealt running;
    synchronized (lock) {
      waiting.remove(task);
      running = dealt.get(task);
    }
    if (running != null && interrupt) {
      Objects.requireNonNull(engine).interrupt(running.seat(), running.number());
    }
    endIfDone();
  }

  @Override
  public void joined(Engine.Seat seat) {
    synchronized (lock) {
      free.put(seat, seat.threads());
    }
    dealWhatWaits();
  }

  @Override
  public void unreachable(Engine.Seat seat) {
    synchronized (lock) {
      if (free.containsKey(seat)) {
        unreachable.add(seat);
      }
    }
  }

  @Override
  public void reachable(Engine.Seat seat) {
    synchronized (lock) {
      unreachable.remove(seat);
    }
    dealWhatWaits();
  }

  @Override
  public void lost(Engine.Seat seat, String why) {
    List<DealtTask<?>> gone = new ArrayList<>();
    synchronized (lock) {
      unreachable.remove(seat);
      if (free.remove(seat) == null) {
        return;
      }
      dealt.values().stream()
          .filter(each -> each.seat().equals(seat))
          .map(Dealt::task)
          .forEach(gone::add);
      gone.forEach(dealt::remove);
    }
    gone.forEach(task -> task.fail(ClusterWords.lost(seat, why)));
    endIfDone();
  }

  @Override
  public void nobodyComes(String why) {
    List<DealtTask<?>> none;
    synchronized (lock) {
      nobody = why;
      if (!free.isEmpty()) {
        return;
      }
      none = List.copyOf(waiting);
      waiting.clear();
    }
    none.forEach(task -> task.fail(new ClusterException(why, null)));
    endIfDone();
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return first(tasks, Long.MAX_VALUE);
    } catch (TimeoutException e) {
      throw new IllegalStateException(e); // cannot be
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return first(tasks, unit.toNanos(timeout));
  }

  private <T> T first(Collection<? extends Callable<T>> tasks, long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException(ClusterWords.NO_TASKS);
    }
    tasks.forEach(Objects::requireNonNull);
    long from = System.nanoTime();
    BlockingQueue<Integer> done = new LinkedBlockingQueue<>();
    List<DealtTask<T>> all = new ArrayList<>();
    try {
      for (Callable<T> task : tasks) {
        int number = all.size();
        DealtTask<T> one = new DealtTask<>(task, task, this, () -> done.add(number));
        all.add(one);
        execute(one);
      }
      Throwable last = null;
      for (int i = 0; i < all.size(); i++) {
        Integer number = done.poll(nanos - (System.nanoTime() - from), TimeUnit.NANOSECONDS);
        if (number == null) {
          throw new TimeoutException();
        }
        DealtTask<T> one = all.get(number);
        if (one.state() == DealtTask.State.SUCCESS) {
          return one.resultNow();
        }
        last = one.isCancelled() ? last : one.exceptionNow();
      }
      throw new ExecutionException(last);
    } finally {
      all.forEach(task -> task.cancel(true));
    }
  }

  @Override
  public void shutdown() {
    synchronized (lock) {
      if (life == Life.OPEN) {
        life = Life.SHUT;
      }
    }
    endIfDone();
  }

  /**
   * Gives back what no member has got yet, and interrupts the others; members of our own that have
   * tasks after a second are ended.
   */
  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> back = new ArrayList<>();
    List<Dealt> running;
    Engine carrier;
    synchronized (lock) {
      life = Life.STOPPED;
      waiting.forEach(task -> back.add(task.giveBack()));
      waiting.clear();
      running = List.copyOf(dealt.values());
      carrier = engine;
    }
    if (carrier != null && !running.isEmpty()) {
      running.forEach(each -> carrier.interrupt(each.seat(), each.number()));
      Thread.ofVirtual().start(() -> killAfterGrace(carrier));
    }
    endIfDone();
    return back;
  }

  private void killAfterGrace(Engine carrier) {
    try {
      if (!ended.await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        boolean _ = carrier.kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the members once all is done that was taken on. */
  private void endIfDone() {
    Engine carrier;
    synchronized (lock) {
      if (life == Life.OPEN || ending || !waiting.isEmpty() || !dealt.isEmpty()) {
        return;
      }
      ending = true;
      carrier = engine;
    }
    Thread.ofPlatform()
        .name("heddle-cluster-end")
        .start(() -> {
          try {
            if (carrier != null) {
              carrier.end();
            }
          } finally {
            ended.countDown();
          }
        });
  }

  @Override
  public boolean isShutdown() {
    synchronized (lock) {
      return life != Life.OPEN;
    }
  }

  @Override
  public boolean isTerminated() {
    return ended.getCount() == 0;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return ended.await(timeout, unit);
  }
}
