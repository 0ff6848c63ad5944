package dev.heddle.workload;

import java.io.Serializable;
import java.nio.ByteBuffer;

/** What is done to each item of a list: the answer to its number and its bytes. */
public record Answering() implements Serializable {

  /** The answer to one of {@link Parcels#item}. */
  public long apply(Object item) {
    return switch (item) {
      case Long number -> Parcels.answer(number, 0);
      case byte[] bytes ->
          Parcels.answer(ByteBuffer.wrap(bytes).getLong(), Parcels.checksum(bytes));
      default -> throw new IllegalArgumentException("item " + item + ": neither number nor bytes");
    };
  }
}
