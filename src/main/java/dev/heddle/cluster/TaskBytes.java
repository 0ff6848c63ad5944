package dev.heddle.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Tasks and answers as bytes that we write ourselves, so that the engine's way of copying what is
 * not serializable, or naming classes of its own in what fails, is never taken.
 */
final class TaskBytes {

  private static final int ANSWER = 0;
  private static final int FAILURE = 1;

  /** A failure that cannot be written: its text alone. */
  private static final int TEXT = 2;

  /** An answer that cannot be written: why. */
  private static final int UNSENT = 3;

  private TaskBytes() {}

  /**
   * A task.
   *
   * @throws ClusterException if it cannot be written
   */
  static byte[] write(Object task) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      write(task, bytes);
      return bytes.toByteArray();
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      throw new ClusterException(ClusterWords.taskNotSent(task.getClass(), e), e);
    }
  }

  private static void write(@Nullable Object value, OutputStream to) throws IOException {
    try (ObjectOutputStream out = new ObjectOutputStream(to)) {
      out.writeObject(value);
    }
  }

  private static @Nullable Object read(InputStream from, @Nullable ClassLoader loader)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new LoadedStream(from, loader)) {
      return in.readObject();
    }
  }

  /** Runs a task that was written, and writes what came of it: it throws nothing. */
  static byte[] run(byte[] task) {
    Object read;
    try {
      read = read(new ByteArrayInputStream(task), TaskBytes.class.getClassLoader());
    } catch (Throwable e) {
      return text(UNSENT, ClusterWords.taskNotRead(e));
    }
    Object answer;
    try {
      if (read instanceof Callable<?> callable) {
        answer = callable.call();
      } else {
        ((Runnable) Objects.requireNonNull(read)).run();
        answer = null;
      }
    } catch (Throwable e) {
      return failed(e);
    }
    byte[] plain = PlainAnswer.written(answer);
    if (plain != null) {
      return plain;
    }
    try {
      return with(ANSWER, answer);
    } catch (Throwable e) {
      return text(UNSENT, ClusterWords.answerNotSent(e));
    }
  }

  private static byte[] with(int kind, @Nullable Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(kind);
    write(value, bytes);
    return bytes.toByteArray();
  }

  private static byte[] failed(Throwable failure) {
    try {
      return with(FAILURE, failure);
    } catch (Throwable e) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text(TEXT, text.toString());
    }
  }

  private static byte[] text(int kind, String words) {
    try {
      return with(kind, words);
    } catch (IOException e) {
      throw new IllegalStateException(e); // cannot be
    }
  }

  /**
   * What a task answered; reads it with the classes of {@code loader}.
   *
   * @throws ExecutionFailure with what it threw
   * @throws ClusterException if its answer, or itself, could not cross
   */
  static @Nullable Object answer(byte[] bytes, @Nullable ClassLoader loader)
      throws ExecutionFailure {
    if (PlainAnswer.is(bytes)) {
      return PlainAnswer.read(bytes);
    }
    Object read;
    try {
      InputStream in = new ByteArrayInputStream(Arrays.copyOfRange(bytes, 1, bytes.length));
      read = read(in, loader);
    } catch (Throwable e) {
      throw new ClusterException(ClusterWords.answerNotRead(e), e);
    }
    return switch (bytes[0]) {
      case ANSWER -> read;
      case FAILURE -> {
        if (read instanceof Throwable failure) {
          throw new ExecutionFailure(failure);
        }
        throw new ClusterException(ClusterWords.GARBAGE, null);
      }
      case TEXT, UNSENT -> throw new ClusterException(String.valueOf(read), null);
      default -> throw new ClusterException(ClusterWords.GARBAGE, null);
    };
  }

  /** Finds classes by a loader. */
  private static final class LoadedStream extends ObjectInputStream {

    private final @Nullable ClassLoader loader;

    LoadedStream(InputStream in, @Nullable ClassLoader loader) throws IOException {
      super(in);
      this.loader = loader;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, loader);
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type); // primitive ones have no loader
      }
    }
  }
}
