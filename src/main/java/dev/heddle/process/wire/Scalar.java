package dev.heddle.process.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The codecs of null, boxed primitives, strings, durations, addresses and arrays of primitives: a
 * byte that says which, then the value.
 *
 * <p>Classes are told apart by comparing, and text is built by hand, here and in whatever else a
 * fresh worker runs for its first task: a pattern switch or a {@code +} costs it 10 ms.
 */
final class Scalar {

  private static final int NULL = 0;
  private static final int FALSE = 1;
  private static final int TRUE = 2;
  private static final int BYTE = 3;
  private static final int SHORT = 4;
  private static final int CHARACTER = 5;
  private static final int INTEGER = 6;
  private static final int LONG = 7;
  private static final int FLOAT = 8;
  private static final int DOUBLE = 9;
  private static final int LATIN1 = 10;
  private static final int UTF16 = 11;
  private static final int DURATION = 12;
  private static final int ADDRESS = 13;

  private Scalar() {}

  /** Writes {@code value}; false, and nothing is written, if it is of another kind. */
  @SuppressWarnings("IfChainToSwitch") // see above
  static boolean write(@Nullable Object value, LimitedBytes out) throws PayloadTooLargeException {
    if (value == null) {
      out.write(NULL);
    } else if (value instanceof Long number) {
      out.write(LONG);
      out.putLong(number);
    } else if (value instanceof Integer number) {
      out.write(INTEGER);
      out.putInt(number);
    } else if (value instanceof String text) {
      writeText(text, out);
    } else if (value instanceof Double number) {
      out.write(DOUBLE);
      out.putLong(Double.doubleToRawLongBits(number));
    } else if (value instanceof Boolean truth) {
      out.write(truth ? TRUE : FALSE);
    } else if (value instanceof Character character) {
      out.write(CHARACTER);
      out.putShort(character);
    } else if (value instanceof Float number) {
      out.write(FLOAT);
      out.putInt(Float.floatToRawIntBits(number));
    } else if (value instanceof Byte number) {
      out.write(BYTE);
      out.write(number);
    } else if (value instanceof Short number) {
      out.write(SHORT);
      out.putShort(number);
    } else if (value instanceof Duration time) {
      out.write(DURATION);
      out.putLong(time.getSeconds());
      out.putInt(time.getNano());
    } else if (value instanceof URI address) {
      out.write(ADDRESS);
      writeText(address.toString(), out);
    } else {
      return value.getClass().isArray() && PrimitiveArray.write(value, out);
    }
    return true;
  }

  static void writeText(String text, LimitedBytes out) throws PayloadTooLargeException {
    int length = text.length();
    if (isLatin1(text)) {
      out.write(LATIN1);
      out.putInt(length);
      out.write(text.getBytes(StandardCharsets.ISO_8859_1), 0, length);
    } else {
      out.write(UTF16);
      out.putInt(length);
      // not UTF-8, which has no form for half a surrogate pair
      out.room(length, Character.BYTES).asCharBuffer().put(text);
    }
  }

  private static boolean isLatin1(String text) {
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      all |= text.charAt(i);
    }
    return all <= 0xff;
  }

  static @Nullable Object read(ReceivedBytes in) throws GarbageException {
    return read(in.getByte(), in);
  }

  /** Reads what follows after the byte {@code code}. */
  static @Nullable Object read(int code, ReceivedBytes in) throws GarbageException {
    return switch (code) {
      case NULL -> null;
      case FALSE -> false;
      case TRUE -> true;
      case BYTE -> (byte) in.getByte();
      case SHORT -> (short) in.getShort();
      case CHARACTER -> (char) in.getShort();
      case INTEGER -> in.getInt();
      case LONG -> in.getLong();
      case FLOAT -> Float.intBitsToFloat(in.getInt());
      case DOUBLE -> Double.longBitsToDouble(in.getLong());
      case LATIN1 -> in.getLatin1(in.getCount(1));
      case UTF16 -> utf16(in);
      case DURATION -> duration(in);
      case ADDRESS -> address(in);
      default -> PrimitiveArray.read(code, in);
    };
  }

  private static String utf16(ReceivedBytes in) throws GarbageException {
    ByteBuffer bytes = in.next(in.getCount(Character.BYTES) * Character.BYTES);
    CharBuffer chars = bytes.asCharBuffer();
    return chars.toString();
  }

  private static Duration duration(ReceivedBytes in) throws GarbageException {
    try {
      return Duration.ofSeconds(in.getLong(), in.getInt());
    } catch (ArithmeticException e) {
      throw new GarbageException("a duration that is too long");
    }
  }

  private static URI address(ReceivedBytes in) throws GarbageException {
    String text = readText(in);
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new GarbageException("not an address: " + text);
    }
  }

  static String readText(ReceivedBytes in) throws GarbageException {
    if (read(in) instanceof String text) {
      return text;
    }
    throw new GarbageException("no text where text should be");
  }
}
