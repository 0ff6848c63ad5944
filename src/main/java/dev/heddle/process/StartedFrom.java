package dev.heddle.process;

import dev.heddle.memory.Proc;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a worker JVM took its first classes from, as its mapped files tell. */
public enum StartedFrom {
  /** The ahead-of-time cache of its pool. */
  AOT_CACHE("AOT cache"),
  /** The archive that comes with the JDK, or one that the user's flags name. */
  JDK_ARCHIVE("the JDK's archive"),
  /** No archive at all. */
  CLASS_FILES("no archive"),
  /** Nobody can tell: there is no {@code /proc}. */
  UNKNOWN("unknown");

  private final String words;

  StartedFrom(String words) {
    this.words = words;
  }

  /** What the kernel says of a process that was given {@code cache}, or none. */
  static StartedFrom of(long pid, @Nullable Path cache) {
    String maps;
    try {
      maps = Proc.HERE.text(pid, "maps");
    } catch (IOException e) {
      return UNKNOWN;
    }
    if (cache != null && maps.contains("/" + cache.getFileName() + "\n")) {
      return AOT_CACHE;
    }
    return maps.contains(".jsa\n") || maps.contains(".aot\n") ? JDK_ARCHIVE : CLASS_FILES;
  }

  @Override
  public String toString() {
    return words;
  }
}
