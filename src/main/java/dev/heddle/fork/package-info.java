/**
 * What a fork and the run that measures it say to each other: questions, settings, notes; and the
 * agent of forks, which starts what a benchmark needs while its fork loads, and says when
 * iterations begin and end.
 *
 * <p>What is noted is a {@link dev.heddle.result.Told}, and read as one.
 */
@NullMarked
package dev.heddle.fork;

import org.jspecify.annotations.NullMarked;
