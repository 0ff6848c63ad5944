package dev.heddle.process;

import dev.heddle.process.wire.ClassBook;
import dev.heddle.process.wire.ClassPages;
import dev.heddle.process.wire.Payload;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One side that writes and another that reads, as a channel has them. */
public final class Crossing {

  public static final int LIMIT = 1 << 20;

  public final ClassBook book = new ClassBook();
  public final ClassPages pages = new ClassPages();
  private int known;

  public byte[] encode(@Nullable Object value) throws IOException {
    return Payload.encode(value, LIMIT, book);
  }

  @Nullable
  public Object decode(byte[] payload) throws IOException, ClassNotFoundException {
    return decode(payload, Crossing.class.getClassLoader());
  }

  @Nullable
  public Object decode(byte[] payload, @Nullable ClassLoader loader)
      throws IOException, ClassNotFoundException {
    learn();
    return pages.decode(payload, loader);
  }

  public void learn() throws IOException {
    int size = book.size();
    for (byte[] lesson : book.definitions(known, size)) {
      pages.learn(lesson);
    }
    known = size;
  }

  @Nullable
  public Object send(@Nullable Object value) throws IOException, ClassNotFoundException {
    return decode(encode(value));
  }
}
