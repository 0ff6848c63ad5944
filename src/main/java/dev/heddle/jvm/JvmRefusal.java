package dev.heddle.jvm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a JVM did not begin, in the one line of all that it printed which tells that.
 *
 * @param why the line, such as "Unrecognized VM option 'NoSuchFlag'"
 */
public record JvmRefusal(String why) {

  private static final String INITIALIZATION = "Error occurred during initialization of ";
  private static final String NO_JVM = "Error: Could not create the Java Virtual Machine";

  /** What stands around that line and tells nothing. */
  private static final Pattern NOISE =
      Pattern.compile(
          "Error: (Could not create the Java|A fatal exception has occurred).*"
              + "|(NOTE: )?Picked up .*|.* warning: .*|\\[.*\\]\\[warning\\].*");

  private static final Pattern WANT_OF_MEMORY =
      Pattern.compile(
          "(?i).*(could not reserve|insufficient memory|not enough space|cannot allocate"
              + "|unable to create|failed to (?:map|reserve|commit)).*");

  /** Finds it in what a JVM printed that ended at once; empty where it had begun. */
  public static Optional<JvmRefusal> of(String printed) {
    List<String> lines =
        printed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    int initialization = first(lines, INITIALIZATION);
    if (initialization < 0 && first(lines, NO_JVM) < 0) {
      return Optional.empty();
    }
    return lines.stream()
        .skip(initialization + 1)
        .filter(line -> !NOISE.matcher(line).matches())
        .findFirst()
        .map(line -> new JvmRefusal(line.replaceFirst("^Error: ", "").replaceFirst("\\.$", "")));
  }

  private static int first(List<String> lines, String beginning) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(beginning)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether its flags are to blame, so that it would refuse them again; else memory is short. */
  public boolean isLasting() {
    return !WANT_OF_MEMORY.matcher(why).matches();
  }
}
