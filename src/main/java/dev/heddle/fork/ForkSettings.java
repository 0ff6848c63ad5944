package dev.heddle.fork;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a run tells its forks beside the parameters of the row: the same for every row of the run,
 * handed over as system properties.
 */
public final class ForkSettings {

  /** A file of real addresses to fetch instead of the local site's, one a line. */
  public static final String URLS_PROPERTY = "heddle.urls";

  /** Further flags for worker JVMs, separated by {@value #SEPARATOR}. */
  public static final String WORKER_FLAGS_PROPERTY = "heddle.worker.flags";

  /** Separates flags; no flag can contain it. */
  public static final String SEPARATOR = "\u001f";

  private ForkSettings() {}

  public static Optional<Path> urls() {
    return Optional.ofNullable(System.getProperty(URLS_PROPERTY)).map(Path::of);
  }

  public static List<String> workerFlags() {
    String flags = System.getProperty(WORKER_FLAGS_PROPERTY, "");
    return flags.isEmpty() ? List.of() : Arrays.asList(flags.split(SEPARATOR));
  }
}
