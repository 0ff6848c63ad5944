package dev.heddle.process;

/** What becomes of a {@link Job} at its worker. */
enum Act {
  RETURN,
  /** Its result is read by code of its class. */
  RETURN_OBJECT,
  FAIL,
  /** It ends its worker. */
  CRASH,
  /** It ends its worker when that reads it. */
  CRASH_BEFORE,
  /** Its worker answers what nobody has asked, and goes on. */
  BABBLE,
  /** It goes on until it is interrupted. */
  HEED,
  /** It goes on until its worker is killed. */
  HANG
}
