/** Tests of the processes that we start. */
@NullMarked
package dev.heddle.jvm;

import org.jspecify.annotations.NullMarked;
