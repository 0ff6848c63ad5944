package dev.heddle.process;

import dev.heddle.jvm.OrphanSweep;
import dev.heddle.memory.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a pool has of this machine beside its workers, and must leave as it found it. */
final class PoolResources {

  private final PrivateFolder folder;
  private volatile @Nullable Thread hook;

  private PoolResources(PrivateFolder folder) {
    this.folder = folder;
  }

  /** For a pool with {@code options}. */
  static PoolResources take(PoolOptions options) throws IOException {
    return new PoolResources(
        options.transport() == Transport.SHARED_MEMORY
            ? PrivateFolder.makeInMemory()
            : PrivateFolder.make());
  }

  /** Where sockets, start registers and mapped files lie. */
  Path folder() {
    return folder.path();
  }

  /** Lets {@code end} run if this JVM ends first. */
  void guard(Runnable end) throws IOException {
    Thread atExit = new Thread(end, "heddle-pool-at-exit");
    try {
      Runtime.getRuntime().addShutdownHook(atExit);
    } catch (IllegalStateException e) {
      throw new IOException(PoolWords.JVM_ENDS, e);
    }
    hook = atExit;
  }

  /**
   * Leaves nothing behind, neither of the pool nor of what its tasks started if any {@code ran};
   * says what is known of that.
   */
  TreeEnd leave(boolean ran) {
    TreeEnd end =
        ran
            ? TreeEnd.of(OrphanSweep.end(WorkerStarter.MARK, folder.path().getFileName() + "/"))
            : TreeEnd.WHOLE_TREE;
    try {
      folder.close();
    } catch (IOException e) {
      // the next pool on this machine removes it when this process has ended
    }
    Thread atExit = hook;
    if (atExit != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(atExit);
      } catch (IllegalStateException e) {
        // the JVM is ending, perhaps this is the hook
      }
    }
    return end;
  }
}
