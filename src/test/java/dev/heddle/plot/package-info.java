/** Tests of the pictures. */
@NullMarked
package dev.heddle.plot;

import org.jspecify.annotations.NullMarked;
