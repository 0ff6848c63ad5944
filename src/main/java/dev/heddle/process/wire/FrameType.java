package dev.heddle.process.wire;

import org.jspecify.annotations.Nullable;

/** What a frame says. */
public enum FrameType {
  /** To the worker: call this {@link java.util.concurrent.Callable}. */
  CALL(1),
  /** To the worker: run this {@link Runnable}. */
  RUN(2),
  /** From the worker: what the task returned. */
  RESULT(3),
  /** From the worker: what the task threw, in the form of {@link Thrown}. */
  THROWN(4),
  /** From the worker: why the task could not be read or its result not be sent, as text. */
  REFUSED(5),
  /** From the worker: the task was revoked, and so not started. */
  SKIPPED(6),
  /** Either way: classes that payloads after it refer to, of a {@link ClassTableWriter}. */
  LEARN(7),
  /** To the worker, before any task: run this {@link Runnable}; answered as a task is. */
  INIT(8);

  private static final FrameType[] ALL = values();

  private final int code;

  FrameType(int code) {
    this.code = code;
  }

  /** How it is written on the wire. */
  int code() {
    return code;
  }

  static @Nullable FrameType of(int code) {
    for (FrameType type : ALL) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }
}
