package dev.heddle.own;

import dev.heddle.task.TaskBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Calls of one class, which nobody checks but by this: whatever runs them, each answers what a
 * first call answered alone.
 *
 * @param tasks an object for each
 * @param first what that answered
 */
record SameAnswers(List<Callable<Object>> tasks, Object first) implements TaskBatch<Object> {

  private static final int LONGEST = 60;

  @Override
  public void check(List<Object> answers) {
    for (Object answer : answers) {
      if (!same(first, answer)) {
        throw new OwnTaskException(OwnWords.answersDiffer(words(answer), words(first)));
      }
    }
  }

  private static boolean same(Object one, Object other) {
    return Objects.deepEquals(one, other)
        || (one != null
            && other != null
            && one.getClass() == other.getClass()
            && !hasEquals(one.getClass())
            && Arrays.equals(bytes(one), bytes(other)));
  }

  private static boolean hasEquals(Class<?> type) {
    try {
      return type.isArray()
          || type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e); // cannot be
    }
  }

  private static byte[] bytes(Object answer) {
    String name = answer.getClass().getName();
    if (!(answer instanceof Serializable)) {
      throw new OwnTaskException(OwnWords.cannotBeCompared(name));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(answer);
    } catch (IOException e) {
      throw new OwnTaskException(OwnWords.answerNotSerialized(name, e));
    }
    return bytes.toByteArray();
  }

  private static String words(Object answer) {
    String text;
    try {
      text = answer instanceof Object[] many ? Arrays.deepToString(many) : String.valueOf(answer);
    } catch (RuntimeException e) {
      text = OwnWords.unprintable(e);
    }
    String line = text.replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
