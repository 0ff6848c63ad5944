/** Tests of the planning and running of forks. */
@NullMarked
package dev.heddle.run;

import org.jspecify.annotations.NullMarked;
