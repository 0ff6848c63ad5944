/** Tests of the whole. */
@NullMarked
package dev.heddle;

import org.jspecify.annotations.NullMarked;
