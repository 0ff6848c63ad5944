package dev.heddle.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.IExecutorService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engine's {@code submitToMember} and nothing else, to each member in turns. It promises what
 * the engine does, and is there to be measured.
 */
final class BareClusterExecutor extends AbstractExecutorService {

  private final StartedMembers started;
  private final IExecutorService tasks;

  /** Each as often as it runs tasks at once. */
  private final List<Member> members;

  private final AtomicInteger next = new AtomicInteger();
  private final AtomicBoolean ended = new AtomicBoolean();

  private BareClusterExecutor(StartedMembers started, List<Member> members) {
    this.started = started;
    this.tasks = started.caller().getExecutorService(MemberConfig.PLAIN);
    this.members = members;
  }

  static BareClusterExecutor of(StartedMembers started) {
    List<Member> members = new ArrayList<>();
    for (MemberJvm jvm : started.members()) {
      Member member = StartedMembers.member(started.caller(), jvm.id()).orElseThrow();
      for (int i = 0; i < jvm.threads(); i++) {
        members.add(member);
      }
    }
    return new BareClusterExecutor(started, members);
  }

  private Member nextMember() {
    return members.get(Math.floorMod(next.getAndIncrement(), members.size()));
  }

  @Override
  public <T> Future<T> submit(Callable<T> task) {
    return tasks.submitToMember(task, nextMember());
  }

  @Override
  public void execute(Runnable command) {
    tasks.executeOnMember(command, nextMember());
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> all)
      throws InterruptedException {
    List<Future<T>> futures = new ArrayList<>();
    for (Callable<T> task : all) {
      futures.add(submit(task));
    }
    for (Future<T> future : futures) {
      try {
        T _ = future.get();
      } catch (ExecutionException | CancellationException e) {
        // whoever asked looks into each
      }
    }
    return futures;
  }

  @Override
  public void shutdown() {
    if (ended.compareAndSet(false, true)) {
      started.end();
    }
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return ended.get();
  }

  @Override
  public boolean isTerminated() {
    return ended.get();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return ended.get();
  }
}
