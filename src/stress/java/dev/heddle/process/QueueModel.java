package dev.heddle.process;

import dev.heddle.process.PoolState.Held;
import java.util.ArrayList;
import java.util.List;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;

/** Tasks that wait in a pool without workers: what may happen to them at the same time. */
@Param(name = "task", gen = IntGen.class, conf = "0:2")
public class QueueModel {

  private final PoolState state = new PoolState(PoolOptions.of(1), slot -> {});
  private final List<RemoteTask<Integer>> tasks = new ArrayList<>();
  private @Nullable RemoteTask<?> hand;

  public QueueModel() {
    Dispatcher dispatcher =
        new Dispatcher(state, PoolOptions.of(1), new ResultDecodings(), () -> {});
    for (int i = 0; i < 3; i++) {
      RemoteTask<Integer> task = new RemoteTask<>(() -> 1, dispatcher, done -> {});
      tasks.add(task);
      dispatcher.add(task);
    }
  }

  /** Takes the next task into the hand; its number, 0 for none, -1 if the hand is full. */
  @Operation
  public long take() {
    try (Held _ = state.hold()) {
      if (hand != null) {
        return -1;
      }
      hand = state.tasks().pollFirst();
      return hand == null ? 0 : hand.number();
    }
  }

  /** The same without the lock: to see that the checker finds it. */
  long takeUnlocked() {
    RemoteTask<?> task = state.tasks().pollFirst();
    return task == null ? 0 : task.number();
  }

  /** Gives back what is in the hand; whether there was anything. */
  @Operation
  public boolean giveBack() {
    try (Held _ = state.hold()) {
      RemoteTask<?> task = hand;
      if (task == null) {
        return false;
      }
      hand = null;
      state.giveBack(List.of(task));
      return true;
    }
  }

  @Operation
  public boolean cancel(@Param(name = "task") int task) {
    return tasks.get(task).cancel(false);
  }

  /** How many wait. */
  @Operation
  public int waiting() {
    try (Held _ = state.hold()) {
      return state.tasks().size();
    }
  }

  /** Takes out all that wait; how many those are. */
  @Operation
  public int drain() {
    try (Held _ = state.hold()) {
      return state.drain().size();
    }
  }
}
