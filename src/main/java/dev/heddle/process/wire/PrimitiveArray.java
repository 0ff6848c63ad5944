package dev.heddle.process.wire;

import java.nio.ByteBuffer;

/** The codecs of arrays of primitives: a byte that says which, the length, the elements. */
final class PrimitiveArray {

  private static final int BOOLEANS = 16;
  private static final int BYTES = 17;
  private static final int SHORTS = 18;
  private static final int CHARACTERS = 19;
  private static final int INTEGERS = 20;
  private static final int LONGS = 21;
  private static final int FLOATS = 22;
  private static final int DOUBLES = 23;

  private PrimitiveArray() {}

  /** Writes {@code value}; false, and nothing is written, if it is of another kind. */
  @SuppressWarnings("IfChainToSwitch") // a pattern switch is slow in a fresh JVM
  static boolean write(Object value, LimitedBytes out) throws PayloadTooLargeException {
    if (value instanceof byte[] array) {
      begin(BYTES, array.length, out);
      out.write(array, 0, array.length);
    } else if (value instanceof long[] array) {
      begin(LONGS, array.length, out);
      out.room(array.length, Long.BYTES).asLongBuffer().put(array);
    } else if (value instanceof int[] array) {
      begin(INTEGERS, array.length, out);
      out.room(array.length, Integer.BYTES).asIntBuffer().put(array);
    } else if (value instanceof double[] array) {
      begin(DOUBLES, array.length, out);
      out.room(array.length, Double.BYTES).asDoubleBuffer().put(array);
    } else if (value instanceof float[] array) {
      begin(FLOATS, array.length, out);
      out.room(array.length, Float.BYTES).asFloatBuffer().put(array);
    } else if (value instanceof char[] array) {
      begin(CHARACTERS, array.length, out);
      out.room(array.length, Character.BYTES).asCharBuffer().put(array);
    } else if (value instanceof short[] array) {
      begin(SHORTS, array.length, out);
      out.room(array.length, Short.BYTES).asShortBuffer().put(array);
    } else if (value instanceof boolean[] array) {
      begin(BOOLEANS, array.length, out);
      ByteBuffer room = out.room(array.length, 1);
      for (boolean element : array) {
        room.put((byte) (element ? 1 : 0));
      }
    } else {
      return false;
    }
    return true;
  }

  private static void begin(int code, int length, LimitedBytes out)
      throws PayloadTooLargeException {
    out.write(code);
    out.putInt(length);
  }

  /** Reads what follows after the byte {@code code}. */
  static Object read(int code, ReceivedBytes in) throws GarbageException {
    return switch (code) {
      case BYTES -> {
        byte[] array = new byte[in.getCount(1)];
        in.next(array.length).get(array);
        yield array;
      }
      case LONGS -> {
        long[] array = new long[in.getCount(Long.BYTES)];
        in.next(array.length * Long.BYTES).asLongBuffer().get(array);
        yield array;
      }
      case INTEGERS -> {
        int[] array = new int[in.getCount(Integer.BYTES)];
        in.next(array.length * Integer.BYTES).asIntBuffer().get(array);
        yield array;
      }
      case DOUBLES -> {
        double[] array = new double[in.getCount(Double.BYTES)];
        in.next(array.length * Double.BYTES).asDoubleBuffer().get(array);
        yield array;
      }
      case FLOATS -> {
        float[] array = new float[in.getCount(Float.BYTES)];
        in.next(array.length * Float.BYTES).asFloatBuffer().get(array);
        yield array;
      }
      case CHARACTERS -> {
        char[] array = new char[in.getCount(Character.BYTES)];
        in.next(array.length * Character.BYTES).asCharBuffer().get(array);
        yield array;
      }
      case SHORTS -> {
        short[] array = new short[in.getCount(Short.BYTES)];
        in.next(array.length * Short.BYTES).asShortBuffer().get(array);
        yield array;
      }
      case BOOLEANS -> {
        boolean[] array = new boolean[in.getCount(1)];
        ByteBuffer bytes = in.next(array.length);
        for (int i = 0; i < array.length; i++) {
          array[i] = bytes.get() != 0;
        }
        yield array;
      }
      default -> throw new GarbageException("not a payload: it begins with the byte " + code);
    };
  }
}
