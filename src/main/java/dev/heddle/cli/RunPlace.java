package dev.heddle.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run that is to be, the same at each question: what is looked at before anything
 * is built is what results go to, though the clock went on meanwhile.
 */
final class RunPlace {

  private final InstantSource clock;
  private @Nullable Path chosen;

  RunPlace(InstantSource clock) {
    this.clock = clock;
  }

  /** The folder that a person named, or else a new one that is named by the moment. */
  Path of(@Nullable Path named, String what) {
    Path folder = chosen != null ? chosen : named != null ? named : NewFolder.of(what, clock);
    chosen = folder;
    return folder;
  }
}
