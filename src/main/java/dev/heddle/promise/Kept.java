package dev.heddle.promise;

import dev.heddle.id.Identified;

/** Whether an executor keeps a promise. */
public enum Kept implements Identified {
  YES,
  /** In another form than is promised: what was seen says which. */
  PARTLY,
  NO
}
