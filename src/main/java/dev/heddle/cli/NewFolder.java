package dev.heddle.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Where results go that nobody names a folder for. */
final class NewFolder {

  private static final Path RESULTS = Path.of("results");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'");

  private NewFolder() {}

  /** A folder named by the moment and {@code what}, below {@code results/}. */
  static Path of(String what) {
    return of(what, InstantSource.system());
  }

  /** The same by another clock. */
  static Path of(String what, InstantSource clock) {
    return RESULTS.resolve(
        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).format(TIME) + "-" + what);
  }
}
