package dev.heddle.shared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.HexFormat;

/** What is shared, on its way to another JVM: as text on a command line. */
final class Handles {

  private Handles() {}

  static String text(Serializable shared) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(shared);
    }
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // tests know what they sent
  static <T> T read(String text) throws IOException, ClassNotFoundException {
    byte[] bytes = HexFormat.of().parseHex(text);
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (T) in.readObject();
    }
  }
}
