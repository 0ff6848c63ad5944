package dev.heddle.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer from a connection, and nothing of the next. */
final class Answers {

  private static final Pattern LENGTH = Pattern.compile("Content-Length: (\\d+)");

  private Answers() {}

  static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("cut off after: " + head.toString(StandardCharsets.ISO_8859_1));
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    Matcher length = LENGTH.matcher(text);
    if (!length.find()) {
      throw new IOException("no length: " + text);
    }
    byte[] body = in.readNBytes(Integer.parseInt(length.group(1)));
    return text + new String(body, StandardCharsets.ISO_8859_1);
  }
}
