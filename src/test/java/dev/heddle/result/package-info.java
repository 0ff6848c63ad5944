/** Tests of the run folder and of JMH's JSON. */
@NullMarked
package dev.heddle.result;

import org.jspecify.annotations.NullMarked;
