package dev.heddle.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * JMH's own lock, held for the whole of a run: no other run, and no other JMH, measures on this
 * machine at the same time.
 */
final class RunLock implements AutoCloseable {

  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * The same where nothing of this program computes beside it either, such as what makes caches of
   * classes for later ones.
   */
  static RunLock takeAlone() throws PlanException {
    RunLock lock = take();
    OptionalLong beside = CacheMaker.find();
    if (beside.isPresent()) {
      lock.close();
      throw AnotherRunException.ofCacheMaker(beside.getAsLong());
    }
    return lock;
  }

  /** Takes the lock; the kernel frees it when this process ends, however it ends. */
  static RunLock take() throws PlanException {
    Path file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
    try {
      FileChannel channel = open(file);
      @Nullable FileLock lock;
      try {
        lock = channel.tryLock();
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      if (lock == null) {
        channel.close();
        throw new AnotherRunException(file.toString(), LockHolder.of(file));
      }
      return new RunLock(channel);
    } catch (IOException e) {
      throw new PlanException(RunWords.noLock(file, e));
    }
  }

  /**
   * Made only where it is missing: a file of another user in a shared folder opens without that.
   */
  private static FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE);
    } catch (NoSuchFileException e) {
      FileChannel made =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // as JMH does, so that other users of the machine can take it after us
      file.toFile().setWritable(true, false);
      return made;
    }
  }

  /** Whether it is still ours. */
  boolean held() {
    return channel.isOpen();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the lock goes with the process at the latest
    }
  }
}
