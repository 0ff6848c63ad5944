package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import dev.heddle.process.WorkerSlot.Phase;
import dev.heddle.process.wire.ClassTableWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A {@link Script} played by all of a pool but its processes, with workers in memory. */
final class Play implements Stage {

  private static final int LIMIT = 1 << 20;
  private static final int SMALL = 0;
  private static final int LARGE = 40_000;
  private static final int PAUSE_MILLIS = 100;

  /** By the clock of the scheduler, which goes on when nobody has anything to do. */
  private static final int LONGEST_SECONDS = 600;

  private final Script script;
  private final PoolState state;
  private final Dispatcher dispatcher;
  private final LivenessChecks checks;
  private final Deadlines deadlines;
  private final ResultDecodings decodings = new ResultDecodings();
  private final ClassTableWriter outTable = new ClassTableWriter();
  private final List<Supervisor> supervisors = new ArrayList<>();
  private final List<Role> roles = new ArrayList<>();
  private final AtomicInteger started = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Queue<MemoryWorker> workers = new ConcurrentLinkedQueue<>();
  private final Queue<RemoteTask<?>> givenBack = new ConcurrentLinkedQueue<>();
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();

  /**
   * A job and what has become of it.
   *
   * @param task it
   * @param runs how often a worker has started it
   * @param outcomes how often it has ended
   */
  record Role(RemoteTask<Object> task, AtomicInteger runs, AtomicInteger outcomes) {}

  Play(Script script) {
    this.script = script;
    PoolOptions options = script.options();
    state = new PoolState(options, slot -> supervisors.get(slot.number() - 1).hire());
    dispatcher = new Dispatcher(state, options, decodings, this::end);
    checks = new LivenessChecks(state, dispatcher, options.care());
    deadlines = new Deadlines(state, dispatcher, options.care(), checks);
    StartRecord record = new StartRecord();
    for (WorkerSlot slot : state.slots()) {
      StartAttempts starts = new StartAttempts(this::start, record);
      supervisors.add(new Supervisor(state, dispatcher, slot, starts, outTable));
    }
    for (int id = 0; id < script.acts().size(); id++) {
      AtomicInteger outcomes = new AtomicInteger();
      Job job = new Job(id, new byte[script.isLong().get(id) ? LARGE : SMALL]);
      RemoteTask<Object> task = new RemoteTask<>(job, dispatcher, _ -> outcomes.incrementAndGet());
      task.setLimit(script.limit(id));
      task.encode(LIMIT, outTable);
      roles.add(new Role(task, new AtomicInteger(), outcomes));
    }
  }

  private PoolWorker start(WorkerStarter.Owner owner) throws WorkerStartException {
    int number = started.incrementAndGet();
    if (number <= script.failingStarts()) {
      throw new WorkerStartException("worker " + number + " does not start", true);
    }
    MemoryWorker worker = new MemoryWorker(number, this);
    workers.add(worker);
    boolean good = false;
    worker.begin();
    try {
      owner.adopt(worker);
      good = true;
      return worker;
    } finally {
      if (!good) {
        worker.kill();
        worker.reap(true);
      }
    }
  }

  /** As a pool's end does. */
  private void end() {
    ends.incrementAndGet();
    decodings.giveUpAll();
    deadlines.end();
    ended.countDown();
  }

  /** Plays it to its end. */
  void run() throws InterruptedException {
    deadlines.heed(script.limits());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < script.submitters(); i++) {
      int first = i;
      threads.add(thread("submits", () -> submitFrom(first)));
    }
    for (Script.Deed deed : script.deeds()) {
      threads.add(thread("does " + deed, () -> perform(deed)));
    }
    if (script.stop()) {
      threads.add(thread("stops", this::stop));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    dispatcher.close();
    if (!ended.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      violated("the pool does not end");
    }
    new Finale(script, this).check();
  }

  private static Thread thread(String name, Runnable what) {
    return Thread.ofPlatform().daemon().name(name).unstarted(what);
  }

  private void submitFrom(int first) {
    for (int id = first; id < roles.size(); id += script.submitters()) {
      Role role = roles.get(id);
      try {
        submit(role.task());
        if (script.pauses().get(id)) {
          role.task().get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
      } catch (RejectedExecutionException e) {
        givenBack.add(role.task());
      } catch (CancellationException | ExecutionException | InterruptedException e) {
        // the finale looks at it
      } catch (TimeoutException e) {
        // the next one comes all the same
      }
    }
  }

  private void submit(RemoteTask<?> task) {
    switch (script.plant()) {
      case NONE, REVOCATION -> dispatcher.add(task);
      case IDLENESS -> sendToWhoeverIsIdle(task);
      case WINDOW -> sendToWhoeverWritesNot(task);
      case PERMIT -> {
        try (Held _ = state.hold()) {
          WorkerSlot idle = state.pollIdle();
          if (idle != null) {
            idle.permit().take();
          }
        }
        dispatcher.add(task);
      }
    }
  }

  private void sendToWhoeverIsIdle(RemoteTask<?> task) {
    WorkerSlot idle = null;
    try (Held _ = state.hold()) {
      for (WorkerSlot slot : state.slots()) {
        if (idle == null
            && slot.phase() == Phase.READY
            && slot.isEmpty()
            && !slot.permit().isTaken()) {
          idle = slot;
          slot.permit().take();
          slot.permit().setInHand(task);
        }
      }
    }
    if (idle == null) {
      dispatcher.add(task);
    } else {
      idle.writer().send(task);
    }
  }

  private void sendToWhoeverWritesNot(RemoteTask<?> task) {
    WorkerSlot busy = null;
    try (Held _ = state.hold()) {
      for (WorkerSlot slot : state.slots()) {
        if (slot.phase() == Phase.READY && !slot.permit().isTaken()) {
          busy = slot;
          state.removeIdle(slot);
          slot.permit().take();
          slot.permit().setInHand(task);
          break;
        }
      }
    }
    if (busy == null) {
      dispatcher.add(task);
    } else {
      busy.writer().send(task);
    }
  }

  private void perform(Script.Deed deed) {
    switch (deed.what()) {
      case CANCEL -> roles.get(deed.which()).task().cancel(false);
      case CANCEL_AND_KILL -> roles.get(deed.which()).task().cancel(true);
      case KILL -> {
        LivenessChecks.Busy busy = busy(deed.which());
        if (busy != null) {
          checks.kill(busy.slot(), busy.worker(), KillReason.GREEDY);
        }
      }
      case RECYCLE -> {
        LivenessChecks.Busy busy = busy(deed.which());
        if (busy != null) {
          checks.recycle(busy.slot(), busy.worker());
        }
      }
    }
  }

  private LivenessChecks.@Nullable Busy busy(int slot) {
    return checks.busy().stream()
        .filter(each -> each.slot().number() - 1 == slot)
        .findFirst()
        .orElse(null);
  }

  private void stop() {
    givenBack.addAll(dispatcher.stop());
    supervisors.forEach(Supervisor::stop);
    deadlines.look();
  }

  @Override
  public int room() {
    return script.room();
  }

  @Override
  public Act act(int id) {
    return script.acts().get(id);
  }

  @Override
  public boolean registerIsRead() {
    return script.plant() != Plant.REVOCATION;
  }

  /** Looks whether more is on its way to a worker than may be. */
  @Override
  public void look() {
    try (Held _ = state.hold()) {
      for (WorkerSlot slot : state.slots()) {
        InFlightTask first = slot.worker() == null ? null : slot.window().first();
        long onTheirWay = first == null ? 0 : slot.window().lastNumber() - first.number() + 1;
        // a task takes longer than those that wait for it may, by a clock that each look moves on
        if (onTheirWay > 2) {
          violated(onTheirWay + " tasks are with a worker");
        }
      }
    }
  }

  @Override
  public void ran(int id) {
    roles.get(id).runs().incrementAndGet();
  }

  @Override
  public void violated(String how) {
    violations.add(how);
  }

  PoolState state() {
    return state;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  List<Role> roles() {
    return roles;
  }

  Queue<MemoryWorker> workers() {
    return workers;
  }

  /** What was refused, or given back by the stop. */
  Queue<RemoteTask<?>> givenBack() {
    return givenBack;
  }

  Queue<String> violations() {
    return violations;
  }

  /** How often the pool has ended. */
  int ends() {
    return ends.get();
  }
}
