package dev.heddle.process.wire;

/**
 * One message between the pool and a worker.
 *
 * @param type what it says
 * @param task the number of the task that it is about
 * @param payload its content, in a form that depends on the type
 * @param parts arrays that the content refers to
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy would cost what it carries
public record Frame(FrameType type, long task, byte[] payload, byte[][] parts) {

  private static final byte[][] NONE = {};

  /** One whose content is of one piece. */
  Frame(FrameType type, long task, byte[] payload) {
    this(type, task, payload, NONE);
  }
}
