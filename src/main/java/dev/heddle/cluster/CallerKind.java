package dev.heddle.cluster;

import dev.heddle.id.Identified;

/** What the JVM that hands tasks out is to the cluster. */
enum CallerKind implements Identified {
  /** A member that keeps no data. */
  LITE,

  /** A client of its members. */
  CLIENT,

  /** A member as the others are, but that it is given no task. */
  MEMBER
}
