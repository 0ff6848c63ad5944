package dev.heddle.process.wire;

/** What has come of the next frame, for the one who receives. */
public enum Arrival {
  /** All of it, or what is no frame: {@link Wire#receive} will not wait. */
  WHOLE,
  /** A part, or nothing; the rest may come at any moment. */
  PARTIAL,
  /** A part of one that is too long to be looked for: to receive it may take any time. */
  LONG
}
