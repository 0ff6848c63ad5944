/** Tests of the machine. */
@NullMarked
package dev.heddle.machine;

import org.jspecify.annotations.NullMarked;
