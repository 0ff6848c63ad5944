package dev.heddle.process;

/** What there is to do for the supervisor of a slot. */
enum SupervisorAction {
  /** Start a worker. */
  START,
  /** Take the permit that was left: its bytes may take a while to be read. */
  SEND,
  /** Kill the worker once more, since it does not end. */
  KILL,
  /** See the worker, whose channel has ended, to its end. */
  BURY,
  /** Have the worker, which has had nothing to do for a while, give memory back. */
  TRIM,
  /** End the worker in peace. */
  RETIRE,
  /** Go: nothing will come any more. */
  LEAVE
}
