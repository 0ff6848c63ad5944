/** What tasks share, in threads and in processes: counters, locks and channels. */
@NullMarked
package dev.heddle.shared;

import org.jspecify.annotations.NullMarked;
