package dev.heddle.cluster;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are a word of a few bytes, as most are: nothing, a number, yes or no. To read one
 * runs no code of its classes, so that any thread may do it.
 */
final class PlainAnswer {

  /** What such bytes begin with; less than that is for the others. */
  private static final byte NULL = 16;

  private static final byte LONG = 17;
  private static final byte INTEGER = 18;
  private static final byte DOUBLE = 19;
  private static final byte FALSE = 20;
  private static final byte TRUE = 21;

  private PlainAnswer() {}

  /** Such an answer as bytes; null for another. */
  static byte @Nullable [] written(@Nullable Object answer) {
    return switch (answer) {
      case null -> new byte[] {NULL};
      case Long number -> of(LONG, Long.BYTES).putLong(number).array();
      case Integer number -> of(INTEGER, Integer.BYTES).putInt(number).array();
      case Double number -> of(DOUBLE, Double.BYTES).putDouble(number).array();
      case Boolean truth -> new byte[] {truth ? TRUE : FALSE};
      default -> null;
    };
  }

  private static ByteBuffer of(byte kind, int size) {
    return ByteBuffer.allocate(1 + size).put(kind);
  }

  /** Whether bytes are such an answer. */
  static boolean is(byte[] bytes) {
    return bytes.length > 0 && bytes[0] >= NULL && bytes[0] <= TRUE;
  }

  /**
   * The answer.
   *
   * @throws ClusterException if it is cut off
   */
  static @Nullable Object read(byte[] bytes) {
    ByteBuffer value = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    int size =
        switch (bytes[0]) {
          case LONG, DOUBLE -> Long.BYTES;
          case INTEGER -> Integer.BYTES;
          default -> 0;
        };
    if (value.remaining() != size) {
      throw new ClusterException(ClusterWords.GARBAGE, null);
    }
    return switch (bytes[0]) {
      case LONG -> value.getLong();
      case INTEGER -> value.getInt();
      case DOUBLE -> value.getDouble();
      case FALSE -> false;
      case TRUE -> true;
      default -> null;
    };
  }
}
