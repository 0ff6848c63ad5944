package dev.heddle.process;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Objects as bytes: values by codecs of their own, plain records as their components' values, all
 * else by Java serialization. The first byte says which; {@link ClassPages} read it.
 */
final class Payload {

  /** Before the number of a class of records, and the values of one of them. */
  static final int RECORD = 32;

  /** Before an object stream. */
  static final int STREAM = 33;

  private Payload() {}

  /** Whether code of the value's own classes runs when {@code payload} is read. */
  static boolean runsCode(byte[] payload) {
    return payload.length > 0 && (payload[0] == RECORD || payload[0] == STREAM);
  }

  /**
   * Writes {@code value} so that whoever has learnt {@code book} can read it; runs code of its
   * classes, which may throw anything.
   *
   * @throws PayloadTooLargeException if that takes more than {@code limit} bytes
   */
  static byte[] encode(@Nullable Object value, int limit, ClassBook book) throws IOException {
    RecordShape shape = value instanceof Record ? RecordShape.of(value.getClass()) : null;
    if (value != null && shape != null) {
      LimitedBytes out = new LimitedBytes(limit);
      out.write(RECORD);
      out.putInt(book.idOf(shape));
      shape.write(value, out);
      return out.toByteArray();
    }
    LimitedBytes out = new LimitedBytes(limit);
    return Scalar.write(value, out)
        ? out.toByteArray()
        : book.streams().write(STREAM, value, limit);
  }
}
