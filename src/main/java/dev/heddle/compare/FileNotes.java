package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import java.util.List;

/** Says what the forks of a benchmark of files told of who could work at once. */
final class FileNotes {

  private FileNotes() {}

  static void add(List<Fork> forks, List<Footnote> notes) {
    List<Told.Carriers> told = Fork.told(forks, Told.Carriers.class);
    int most = told.stream().mapToInt(Told.Carriers::tasks).max().orElse(0);
    int carriers = told.stream().mapToInt(Told.Carriers::carriers).max().orElse(0);
    if (carriers > 0 && carriers < most) {
      notes.add(ToldWords.carriersHeld(carriers, most));
    }
  }
}
