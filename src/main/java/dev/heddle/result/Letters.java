package dev.heddle.result;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads bytes as UTF-8 and takes no letter for another. */
final class Letters {

  private Letters() {}

  /**
   * All of {@code bytes}.
   *
   * @throws Json.NotOurs with the place of the first byte that is part of no letter
   */
  static String of(byte[] bytes) throws Json.NotOurs {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      out.flip();
      long line = 1 + out.chars().filter(letter -> letter == '\n').count();
      int column = out.length() - out.toString().lastIndexOf('\n');
      throw new Json.NotOurs(
          FileWords.notUtf8(HexFormat.of().toHexDigits(bytes[in.position()]), line, column),
          FileWords.CONVERT);
    }
    return out.flip().toString();
  }
}
