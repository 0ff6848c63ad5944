package dev.heddle.campaign;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** All that a plan says of rows of other runtimes. */
final class PeerWords {

  private PeerWords() {}

  static final String OWN_TASK_AND_PEERS =
      "--with: other runtimes measure benchmarks of Heddle, no --task; omit one of them";

  static final String COMMAND_AND_PEERS =
      "--models: other runtimes measure benchmarks of Heddle, no --command; omit their rows";

  static final String SEVERAL_JVMS_AND_PEERS =
      "--with: other runtimes stand beside one JVM; omit the others";

  static String runnersNotWritten(IOException why) {
    return "--with: cannot write its runners: " + Failures.words(why) + "; look at TMPDIR";
  }

  static String peerWithoutRows(String label) {
    return "--with "
        + label
        + ": measures none of these benchmarks; take others, such as squares or fetch";
  }

  /** Where rows of it are named, and none of them is of these benchmarks. */
  static String noneOfThese(String label, List<String> models) {
    return "--models: no row of "
        + label
        + " that is named is of these benchmarks; they have "
        + models.stream().map(model -> label + ":" + model).collect(Collectors.joining(", "));
  }

  static String localSiteOnly(String benchmark, String label) {
    return benchmark + " " + label + ": fetches from the local site only";
  }

  static String likeTheJvm(String benchmark, String label) {
    return benchmark + " " + label + ": threads of the JVM have no row with these values either";
  }

  static String peersGoOnAsBegun(Path path) {
    return "--resume "
        + path
        + ": a run with rows of other runtimes goes on as it was begun; omit all other options but"
        + " --timeout and --more-rounds";
  }
}
