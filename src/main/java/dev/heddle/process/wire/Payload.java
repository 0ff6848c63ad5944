package dev.heddle.process.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Objects as bytes: values by codecs of their own, plain records as their components' values, all
 * else by Java serialization. The first byte says which; {@link ClassTableReader} read it.
 */
public final class Payload {

  /** Before the number of a class of records, and the values of one of them. */
  static final int RECORD = 32;

  /** Before an object stream. */
  static final int STREAM = 33;

  /** Alone, before a part that is an array of bytes. */
  static final int PART = 34;

  /**
   * The property that has a JVM write records by streams alone: the other side may keep their
   * constructors in a module that is closed to us, and only Java serialization may call them there.
   */
  public static final String BY_STREAM = "heddle.records.by.stream";

  private static final boolean RECORDS_BY_STREAM = Boolean.getBoolean(BY_STREAM);

  private Payload() {}

  /** Whether code of the value's own classes runs when {@code payload} is read. */
  public static boolean runsCode(byte[] payload) {
    return payload.length > 0 && (payload[0] == RECORD || payload[0] == STREAM);
  }

  /**
   * Writes {@code value} so that whoever has learnt {@code outTable} can read it; runs code of its
   * classes, which may throw anything.
   *
   * @throws PayloadTooLargeException if that takes more than {@code limit} bytes
   */
  public static byte[] encode(@Nullable Object value, int limit, ClassTableWriter outTable)
      throws IOException {
    return encode(value, limit, outTable, null);
  }

  private static byte[] encode(
      @Nullable Object value, int limit, ClassTableWriter outTable, @Nullable List<byte[]> parts)
      throws IOException {
    RecordCodec shape =
        value instanceof Record && !RECORDS_BY_STREAM ? RecordCodec.of(value.getClass()) : null;
    if (value != null && shape != null) {
      LimitedBytes out = new LimitedBytes(limit);
      out.write(RECORD);
      out.putInt(outTable.idOf(shape));
      shape.write(value, out);
      return out.toByteArray();
    }
    LimitedBytes out = new LimitedBytes(limit);
    return Scalar.write(value, out)
        ? out.toByteArray()
        : outTable.streams().write(STREAM, value, limit, parts);
  }

  /** As {@link #encode}, but leaves large arrays of bytes where they are: they become parts. */
  public static Encoded encodeInParts(@Nullable Object value, int limit, ClassTableWriter outTable)
      throws IOException {
    if (value instanceof byte[] array && array.length >= Encoded.SMALLEST_PART) {
      if (array.length >= limit) {
        throw new PayloadTooLargeException(limit);
      }
      return new Encoded(new byte[] {PART}, List.of(array));
    }
    List<byte[]> parts = new ArrayList<>();
    return new Encoded(encode(value, limit, outTable, parts), parts);
  }
}
