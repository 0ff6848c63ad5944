package dev.heddle.demo;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** What happens in a demo, and what may be said of it afterwards. */
interface Scene {

  /** How many tasks run at once. */
  int workers();

  /** Whether its tasks wait for each other, so that all of them must run at once. */
  default boolean needsAllAtOnce() {
    return false;
  }

  /** What it needs of the system that this one has not; empty where it has all. */
  default String missing() {
    return "";
  }

  /** Plays it. */
  void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException;

  /** One sentence on what {@code events} show. */
  String moral(Events events);
}
