package dev.heddle.shared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;

/** What an item is in a channel's memory: a kind, and a word or bytes. */
final class Items {

  /** Serialized, in the slot. */
  static final int BYTES = 1;

  /** Serialized, in a file that the slot names. */
  static final int FILE = 2;

  /** From this kind on an item is a word. */
  static final int WORDS = 3;

  private static final int LONG = WORDS;
  private static final int INT = 4;
  private static final int DOUBLE = 5;
  private static final int FLOAT = 6;
  private static final int SHORT = 7;
  private static final int BYTE = 8;
  private static final int CHAR = 9;
  private static final int BOOLEAN = 10;

  private Items() {}

  /** The kind of {@code item}; {@link #BYTES} if it does not fit a word. */
  @SuppressWarnings("IfChainToSwitch") // a switch over types costs a new JVM its bootstrap
  static int kind(Object item) {

    if (item instanceof Long) {
      return LONG;
    } else if (item instanceof Integer) {
      return INT;
    } else if (item instanceof Double) {
      return DOUBLE;
    } else if (item instanceof Float) {
      return FLOAT;
    } else if (item instanceof Short) {
      return SHORT;
    } else if (item instanceof Byte) {
      return BYTE;
    } else if (item instanceof Character) {
      return CHAR;
    } else if (item instanceof Boolean) {
      return BOOLEAN;
    }
    return BYTES;
  }

  /** The word that stands for an item of a kind that fits one. */
  static long word(int kind, Object item) {
    return switch (kind) {
      case LONG -> (Long) item;
      case INT -> (Integer) item;
      case DOUBLE -> Double.doubleToRawLongBits((Double) item);
      case FLOAT -> Float.floatToRawIntBits((Float) item);
      case SHORT -> (Short) item;
      case BYTE -> (Byte) item;
      case CHAR -> (Character) item;
      case BOOLEAN -> (Boolean) item ? 1 : 0;
      default -> throw new IllegalArgumentException("kind " + kind);
    };
  }

  /** The item that a word stands for. */
  static Object ofWord(int kind, long word) {
    return switch (kind) {
      case LONG -> word;
      case INT -> (int) word;
      case DOUBLE -> Double.longBitsToDouble(word);
      case FLOAT -> Float.intBitsToFloat((int) word);
      case SHORT -> (short) word;
      case BYTE -> (byte) word;
      case CHAR -> (char) word;
      case BOOLEAN -> word != 0;
      default -> throw new BrokenChannelException(SharingWords.unknownKind(kind));
    };
  }

  /**
   * An item as bytes.
   *
   * @throws IllegalArgumentException if it cannot be serialized
   */
  static byte[] bytes(Object item) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(item);
    } catch (NotSerializableException | InvalidClassException e) {
      throw new IllegalArgumentException(SharingWords.notSerializable(item.getClass(), e), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(SharingWords.serializationFails(item.getClass(), e), e);
    }
    return bytes.toByteArray();
  }

  /**
   * The item that bytes stand for.
   *
   * @throws BrokenChannelException if this process cannot read it
   */
  static Object ofBytes(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    } catch (IOException | ClassNotFoundException | RuntimeException e) {
      throw new BrokenChannelException(SharingWords.cannotBeRead(bytes.length, e), e);
    }
  }
}
