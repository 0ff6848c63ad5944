/** The tasks, each with its right answer. */
@NullMarked
package dev.heddle.workload;

import org.jspecify.annotations.NullMarked;
