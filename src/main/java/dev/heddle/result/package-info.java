/** The records and files that a run leaves, and JMH's JSON. */
@NullMarked
package dev.heddle.result;

import org.jspecify.annotations.NullMarked;
