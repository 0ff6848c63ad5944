package dev.heddle.process.wire;

import java.util.List;

/**
 * A payload that is to be sent.
 *
 * @param head its beginning, which says what it is
 * @param parts arrays that follow it, as they are: to copy a large one takes as long as to send it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy is what this spares
public record Encoded(byte[] head, List<byte[]> parts) {

  /** Arrays from this length on are parts. */
  public static final int SMALLEST_PART = 1 << 12;

  /** How many parts there may be. */
  public static final int MOST_PARTS = 1 << 10;

  /** A payload of one piece. */
  public static Encoded of(byte[] whole) {
    return new Encoded(whole, List.of());
  }

  /** How long it is, in bytes. */
  public int length() {
    int length = head.length;
    for (byte[] part : parts) {
      length += part.length;
    }
    return length;
  }
}
