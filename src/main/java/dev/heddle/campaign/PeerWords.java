package dev.heddle.campaign;

import java.io.IOException;
import java.nio.file.Path;

/** All that a plan says of rows of other runtimes. */
final class PeerWords {

  private PeerWords() {}

  static final String OWN_TASK_AND_PEERS =
      "--with: other runtimes measure benchmarks of Heddle, no --task; omit one of them";

  static final String SEVERAL_JVMS_AND_PEERS =
      "--with: other runtimes stand beside one JVM; omit the others";

  static String runnersNotWritten(IOException why) {
    return "--with: cannot write its runners: " + why.getMessage() + "; look at TMPDIR";
  }

  static String peerWithoutRows(String label) {
    return "--with "
        + label
        + ": measures none of these benchmarks; take others, such as squares or fetch";
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
