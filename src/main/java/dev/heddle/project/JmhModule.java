package dev.heddle.project;

/**
 * A part of a project that has JMH benchmarks.
 *
 * @param folder where it is, below the project's folder; empty for that itself
 * @param jar what a build makes of it, with all that it needs: a glob below the project's folder
 */
public record JmhModule(String folder, String jar) {

  /** One in {@code folder} that leaves its jar at {@code place} below that. */
  static JmhModule of(String folder, String place) {
    return new JmhModule(folder, folder.isEmpty() ? place : folder + "/" + place);
  }

  /** What it is called beside others. */
  String name() {
    return folder.isEmpty() ? "benchmarks" : folder.replace('/', '-');
  }
}
