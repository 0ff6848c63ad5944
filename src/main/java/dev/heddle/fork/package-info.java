/**
 * What a fork and the run that measures it say to each other: questions, settings, notes.
 *
 * <p>What is noted is a {@link dev.heddle.result.Told}, and read as one.
 */
@NullMarked
package dev.heddle.fork;

import org.jspecify.annotations.NullMarked;
