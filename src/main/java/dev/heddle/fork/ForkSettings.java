package dev.heddle.fork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run tells its forks beside the parameters of the row: the same for every row of the run,
 * handed over as system properties.
 */
public final class ForkSettings {

  /** A file of real addresses to fetch instead of the local site's, one a line. */
  public static final String URLS_PROPERTY = "heddle.urls";

  /** Further flags for worker JVMs, separated by {@value #SEPARATOR}. */
  public static final String WORKER_FLAGS_PROPERTY = "heddle.worker.flags";

  /** The task of a person that is measured, in the place of one of ours. */
  public static final String TASK_PROPERTY = "heddle.task";

  /** Where that lies, in the form of {@code -cp}. */
  public static final String TASK_PATH_PROPERTY = "heddle.task.path";

  /** The parameters of that task, and their values, separated by {@value #SEPARATOR}. */
  public static final String TASK_PARAMETERS_PROPERTY = "heddle.task.parameters";

  /** The file in which a run has written what its forks must know of a person's commands. */
  public static final String COMMANDS_PROPERTY = "heddle.commands";

  /** How long all iterations of the row take, in milliseconds. */
  public static final String ITERATIONS_PROPERTY = "heddle.iterations.millis";

  /** A public class, {@link Runnable}, made of nothing, that runs while the fork loads. */
  public static final String BESIDE_PROPERTY = "heddle.beside";

  /** Separates flags and the like; none of them can contain it. */
  public static final String SEPARATOR = "\u001f";

  private ForkSettings() {}

  public static Optional<Path> urls() {
    return Optional.ofNullable(System.getProperty(URLS_PROPERTY)).map(Path::of);
  }

  /** Where the commands of a person stand, where this fork measures one. */
  public static Optional<Path> commands() {
    return Optional.ofNullable(System.getProperty(COMMANDS_PROPERTY)).map(Path::of);
  }

  public static List<String> workerFlags() {
    String flags = System.getProperty(WORKER_FLAGS_PROPERTY, "");
    return flags.isEmpty() ? List.of() : Arrays.asList(flags.split(SEPARATOR));
  }

  /**
   * How long workers are warmed that are warmed for {@code most} otherwise: no longer than all
   * iterations of the row take, so that a run that only looks whether all is well ends as soon.
   */
  public static Duration warming(Duration most) {
    Long millis = Long.getLong(ITERATIONS_PROPERTY);
    return millis == null || millis >= most.toMillis() ? most : Duration.ofMillis(millis);
  }

  /** The task of a person, where this fork measures one. */
  public static Optional<String> task() {
    return Optional.ofNullable(System.getProperty(TASK_PROPERTY));
  }

  /** Where that lies, in the form of {@code -cp}. */
  public static String taskPath() {
    return System.getProperty(TASK_PATH_PROPERTY, "");
  }

  /** The parameters of that task in this row. */
  public static Map<String, String> taskParameters() {
    Map<String, String> parameters = new TreeMap<>();
    String[] words = System.getProperty(TASK_PARAMETERS_PROPERTY, "").split(SEPARATOR, -1);
    for (int i = 0; i + 1 < words.length; i += 2) {
      parameters.put(words[i], words[i + 1]);
    }
    return parameters;
  }
}
