/** What a fork and the run that measures it say to each other: questions, settings, notes. */
@NullMarked
package dev.heddle.fork;

import org.jspecify.annotations.NullMarked;
