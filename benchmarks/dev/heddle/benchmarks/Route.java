package dev.heddle.benchmarks;

import dev.heddle.workload.Parcels;
import java.io.IOException;

/** A way along which one task at a time goes to whoever runs it, and its answer comes back. */
sealed interface Route extends AutoCloseable permits BareSocket, WakeUp, ModelRoute {

  /** The one that a word names: less than a model, or the model. */
  static Route open(String through, Parcels parcels) throws IOException {
    return switch (through) {
      case BareSocket.ID, BareSocket.TCP_ID -> BareSocket.open(through, parcels);
      case WakeUp.ID, WakeUp.ONE_CPU_ID, WakeUp.SPIN_ID -> WakeUp.open(through, parcels);
      default -> ModelRoute.open(through, parcels);
    };
  }

  /**
   * Refuses a word that names none.
   *
   * @throws IllegalArgumentException if there is no such model
   * @throws dev.heddle.fork.NoRowException if this machine has not what it names
   */
  static void check(String through) {
    if (WakeUp.IDS.contains(through)) {
      WakeUp.check(through);
    } else if (!BareSocket.IDS.contains(through)) {
      Contender.requireWhole(through, "1");
    }
  }

  /** Sends the task of that number and gives its answer, checked. */
  long call(long number) throws Exception;

  @Override
  void close() throws IOException;
}
