package dev.heddle.process.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/**
 * An exception on its way from a worker.
 *
 * @param spoiled whether the worker's JVM must not be trusted with another task
 * @param text its text with the stack trace, for the case that it cannot be read
 * @param serialized the exception itself; empty if it could not be serialized
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives from one frame to the next
public record Thrown(boolean spoiled, String text, byte[] serialized) {

  /** How much longer than its serialized exception a payload of this form may be, in bytes. */
  public static final int OVERHEAD_BYTES = 1 << 18;

  private static final int TEXT_LIMIT = 1 << 16;

  /** Describes {@code failure}; whatever goes wrong on the way costs detail, not the message. */
  public static Thrown of(Throwable failure, int limit, ClassTableWriter outTable) {
    boolean spoiled =
        failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    try {
      return new Thrown(spoiled, trace(failure), Payload.encode(failure, limit, outTable));
    } catch (Throwable unserializable) {
      return new Thrown(spoiled, trace(failure), new byte[0]);
    }
  }

  public byte[] encode() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(serialized.length + 1024);
    DataOutputStream out = new DataOutputStream(bytes);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeBoolean(spoiled);
    out.writeInt(utf8.length);
    out.write(utf8);
    out.write(serialized);
    return bytes.toByteArray();
  }

  public static Thrown decode(byte[] payload) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload));
    boolean spoiled = in.readBoolean();
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new GarbageException("not an exception: text of " + length + " bytes");
    }
    String text = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Thrown(spoiled, text, in.readAllBytes());
  }

  private static String trace(Throwable failure) {
    try {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text));
      return text.getBuffer().substring(0, Math.min(TEXT_LIMIT, text.getBuffer().length()));
    } catch (Throwable unprintable) {
      return failure.getClass().getName();
    }
  }
}
