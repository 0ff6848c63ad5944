package dev.heddle.process.wire;

import java.io.IOException;
import java.io.ObjectStreamClass;
import java.util.ArrayList;
import java.util.List;

/**
 * The classes that payloads of this side refer to by number, as the other side must be told of
 * them: its {@link ClassTableReader} must have learnt all definitions below {@link #size()}, as it
 * was after encoding, before they read a payload.
 *
 * <p>It holds no class, only texts about classes, so that classes can be unloaded while it lives.
 */
public final class ClassTableWriter {

  /** Lessons are about so long unless one class alone needs more. */
  private static final int LESSON_BYTES = 1 << 15;

  private static final int LESSON_HEAD_BYTES = 2 * Integer.BYTES;

  /** What a class is called here, which depends on how its objects are written. */
  private static final class Numbers {
    private volatile int asRecord = -1;
    private volatile int inStream = -1;
  }

  private final ClassValue<Numbers> numbers =
      new ClassValue<>() {
        @Override
        protected Numbers computeValue(Class<?> type) {
          return new Numbers();
        }
      };

  private final ObjectStreams streams = new ObjectStreams(this);
  private final List<byte[]> definitions = new ArrayList<>();
  private volatile int size;

  /** The streams that write what has no codec of its own. */
  ObjectStreams streams() {
    return streams;
  }

  /** How many numbers there are, which are those from 0 on. */
  public int size() {
    return size;
  }

  /** The number of {@code shape}, for records that are written as their values. */
  int idOf(RecordCodec shape) throws IOException {
    Numbers known = numbers.get(shape.type());
    if (known.asRecord < 0) {
      synchronized (this) {
        if (known.asRecord < 0) {
          known.asRecord = add(RecordDefinition.define(shape));
        }
      }
    }
    return known.asRecord;
  }

  /** The number of {@code descriptor}, for objects in streams; -1 if it is not that of a class. */
  int idOf(ObjectStreamClass descriptor) throws IOException {
    Class<?> type = descriptor.forClass();
    if (type == null || ObjectStreamClass.lookupAny(type) != descriptor) {
      return -1;
    }
    Numbers known = numbers.get(type);
    if (known.inStream < 0) {
      synchronized (this) {
        if (known.inStream < 0) {
          known.inStream = add(StreamDefinition.define(descriptor));
        }
      }
    }
    return known.inStream;
  }

  private int add(byte[] definition) throws PayloadTooLargeException {
    if (definition.length > Wire.LARGEST_LESSON - LESSON_HEAD_BYTES) {
      throw new PayloadTooLargeException(Wire.LARGEST_LESSON);
    }
    definitions.add(definition);
    size = definitions.size();
    return size - 1;
  }

  /**
   * What the other side must learn, in order, to know the numbers below {@code to} if it knows
   * those below {@code from}: in several lessons, so that none is longer than the other side takes.
   */
  public synchronized List<byte[]> definitions(int from, int to) {
    List<byte[]> lessons = new ArrayList<>();
    int begin = from;
    while (begin < to) {
      int end = begin;
      int bytes = 0;
      do {
        bytes += definitions.get(end++).length;
      } while (end < to && bytes + definitions.get(end).length <= LESSON_BYTES);
      lessons.add(lesson(begin, definitions.subList(begin, end)));
      begin = end;
    }
    return lessons;
  }

  private static byte[] lesson(int from, List<byte[]> told) {
    LimitedBytes out = new LimitedBytes(LimitedBytes.MOST);
    try {
      out.putInt(from);
      out.putInt(told.size());
      for (byte[] definition : told) {
        out.write(definition, 0, definition.length);
      }
    } catch (PayloadTooLargeException e) {
      throw new IllegalArgumentException("too many definitions at once", e);
    }
    return out.toByteArray();
  }
}
