package dev.heddle.process;

import dev.heddle.process.wire.Link;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A link to a worker that is a thread of the same JVM. */
final class MemoryLink implements Link {

  private final MemoryPipe there;
  private final MemoryPipe back;
  private final AtomicBoolean written = new AtomicBoolean();
  private final Consumer<String> violated;
  private volatile @Nullable Thread watched;
  private volatile List<String> stack = List.of();

  /** With room for so many bytes either way; tells {@code violated} of two that write at once. */
  MemoryLink(int room, Consumer<String> violated) {
    this.there = new MemoryPipe(room);
    this.back = new MemoryPipe(room);
    this.violated = violated;
  }

  /** The types of the pool that are at it when {@code act} has the calling thread write. */
  List<String> typesThatWrite(Runnable act) {
    watched = Thread.currentThread();
    act.run();
    watched = null;
    return stack;
  }

  private static List<String> typesOfOurs() {
    List<String> types =
        StackWalker.getInstance()
            .walk(frames ->
                frames
                    .map(StackWalker.StackFrame::getClassName)
                    .filter(name -> name.startsWith(MemoryLink.class.getPackageName()))
                    .filter(name -> !name.endsWith("Test") && !name.contains("$"))
                    .map(name -> name.substring(name.lastIndexOf('.') + 1))
                    .distinct()
                    .collect(Collectors.toCollection(ArrayList::new)));
    Collections.reverse(types);
    return types;
  }

  /** What goes to the worker. */
  MemoryPipe there() {
    return there;
  }

  /** What comes from it. */
  MemoryPipe back() {
    return back;
  }

  /** The worker's end; to close it is to hang up. */
  ByteChannel farEnd() {
    return new ByteChannel() {
      @Override
      public int read(ByteBuffer target) throws IOException {
        return there.read(target);
      }

      @Override
      public int write(ByteBuffer source) throws IOException {
        int bytes = source.remaining();
        boolean _ = back.write(source, NEVER);
        return bytes;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {
        there.breakOff();
        back.end();
      }
    };
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return back.read(target);
  }

  @Override
  public boolean write(ByteBuffer source, long deadline) throws IOException {
    if (!written.compareAndSet(false, true)) {
      violated.accept("two threads write to a worker at once");
    }
    Thread watched = this.watched;
    if (watched == Thread.currentThread()) {
      stack = typesOfOurs();
    }
    try {
      return there.write(source, deadline);
    } finally {
      written.set(false);
    }
  }

  @Override
  public void end() {
    there.end();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {
    there.end();
    back.breakOff();
  }
}
