package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import dev.heddle.stats.Means;
import java.util.List;

/** Says what the forks of a benchmark of idle workers told of the memory of one more. */
final class IdleNotes {

  private IdleNotes() {}

  static void add(List<Fork> forks, List<Footnote> notes) {
    List<Told.IdleWorker> told = Fork.told(forks, Told.IdleWorker.class);
    if (!told.isEmpty()) {
      double[] bytes = told.stream().mapToDouble(Told.IdleWorker::bytes).toArray();
      notes.add(ToldWords.idleWorkerTakes(Means.arithmetic(bytes)));
    }
  }
}
