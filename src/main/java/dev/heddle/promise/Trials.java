package dev.heddle.promise;

import dev.heddle.id.UnknownIdException;
import java.util.List;
import java.util.stream.Stream;

/** All promises that can be tried. */
final class Trials {

  private Trials() {}

  /** In the order in which they are tried: what may end the JVM comes late. */
  static List<Trial> all() {
    return Stream.of(
            TaskTrials.all(),
            TransferTrials.all(),
            CancelTrials.all(),
            EndTrials.all(),
            CrashTrials.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * The one of that name.
   *
   * @throws UnknownIdException where there is none
   */
  static Trial of(String id) {
    List<Trial> all = all();
    return all.stream()
        .filter(trial -> trial.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new UnknownIdException("promise", id, all.stream().map(Trial::id).toList()));
  }
}
