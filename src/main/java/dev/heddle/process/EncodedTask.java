package dev.heddle.process;

import dev.heddle.process.wire.ClassTableReader;
import dev.heddle.process.wire.ClassTableWriter;
import dev.heddle.process.wire.Encoded;
import dev.heddle.process.wire.FrameType;
import dev.heddle.process.wire.Payload;
import dev.heddle.process.wire.TransferReason;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is sent.
 *
 * @param payload its bytes
 * @param outTable the classes that they refer to
 */
record EncodedTask(Encoded payload, ClassTableWriter outTable) {

  /**
   * Writes {@code work} to bytes, by code of its own classes.
   *
   * @throws TransferException if it cannot be serialized or takes more than {@code limit} bytes
   */
  static EncodedTask of(
      @Nullable Object work, Class<?> type, int limit, ClassTableWriter outTable) {
    try {
      return new EncodedTask(Payload.encodeInParts(work, limit, outTable), outTable);
    } catch (Throwable e) {
      String what = PoolWords.taskCannotBeSent(type);
      throw new TransferException(TransferReason.explain(what, e, work), e);
    }
  }

  /** Reads it back from what would have been sent. */
  Object decoded(@Nullable ClassLoader loader) throws IOException, ClassNotFoundException {
    ClassTableReader inTable = new ClassTableReader();
    for (byte[] lesson : outTable.definitions(0, outTable.size())) {
      inTable.learn(lesson);
    }
    byte[][] parts = payload.parts().toArray(byte[][]::new);
    return Objects.requireNonNull(inTable.decode(payload.head(), parts, loader));
  }

  /** Runs it in the calling thread; what it gives, or {@code fixed} if that is nothing. */
  @Nullable Object run(FrameType type, @Nullable ClassLoader loader, @Nullable Object fixed)
      throws Exception {
    Object task = decoded(loader);
    if (task instanceof Callable<?> callable && type == FrameType.CALL) {
      return callable.call();
    }
    ((Runnable) task).run();
    return fixed;
  }
}
