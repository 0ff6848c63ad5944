package dev.heddle.process;

import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Payload;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One side that writes and another that reads, as a channel has them. */
public final class Crossing {

  public static final int LIMIT = 1 << 20;

  public final ClassTableWriter outTable = new ClassTableWriter();
  public final ClassTableReader inTable = new ClassTableReader();
  private int known;

  public byte[] encode(@Nullable Object value) throws IOException {
    return Payload.encode(value, LIMIT, outTable);
  }

  @Nullable
  public Object decode(byte[] payload) throws IOException, ClassNotFoundException {
    return decode(payload, Crossing.class.getClassLoader());
  }

  @Nullable
  public Object decode(byte[] payload, @Nullable ClassLoader loader)
      throws IOException, ClassNotFoundException {
    learn();
    return inTable.decode(payload, loader);
  }

  public void learn() throws IOException {
    int size = outTable.size();
    for (byte[] lesson : outTable.definitions(known, size)) {
      inTable.learn(lesson);
    }
    known = size;
  }

  @Nullable
  public Object send(@Nullable Object value) throws IOException, ClassNotFoundException {
    return decode(encode(value));
  }
}
