package dev.heddle.process;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One side that writes and another that reads, as a channel has them. */
final class Crossing {

  static final int LIMIT = 1 << 20;

  final ClassBook book = new ClassBook();
  final ClassPages pages = new ClassPages();
  private int known;

  byte[] encode(@Nullable Object value) throws IOException {
    return Payload.encode(value, LIMIT, book);
  }

  @Nullable Object decode(byte[] payload) throws IOException, ClassNotFoundException {
    return decode(payload, Crossing.class.getClassLoader());
  }

  @Nullable Object decode(byte[] payload, @Nullable ClassLoader loader)
      throws IOException, ClassNotFoundException {
    learn();
    return pages.decode(payload, loader);
  }

  void learn() throws IOException {
    int size = book.size();
    for (byte[] lesson : book.definitions(known, size)) {
      pages.learn(lesson);
    }
    known = size;
  }

  @Nullable Object send(@Nullable Object value) throws IOException, ClassNotFoundException {
    return decode(encode(value));
  }
}
