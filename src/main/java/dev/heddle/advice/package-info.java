/** What the rows of a run mean for a choice: which model, how many workers, at what price. */
@NullMarked
package dev.heddle.advice;

import org.jspecify.annotations.NullMarked;
