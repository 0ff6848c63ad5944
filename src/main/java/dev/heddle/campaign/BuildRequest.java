package dev.heddle.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which builds are to be measured beside each other.
 *
 * @param against another jar, or an earlier state of the project in git; null for none
 * @param jars each {@code JAR} or {@code LABEL=JAR}
 * @param command how an earlier state is built; null for the usual way
 * @param builtJar where that leaves its jar, as a glob; null for where the other one's jar lies
 */
public record BuildRequest(
    @Nullable String against,
    List<String> jars,
    @Nullable String command,
    @Nullable String builtJar) {

  /** Copies the jars. */
  public BuildRequest {
    jars = List.copyOf(jars);
  }
}
