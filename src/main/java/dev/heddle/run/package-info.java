/** Plans a run and lets JMH do it fork by fork. */
@NullMarked
package dev.heddle.run;

import org.jspecify.annotations.NullMarked;
