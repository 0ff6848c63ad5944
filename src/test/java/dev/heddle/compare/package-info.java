/** Tests of the package of the same name. */
@NullMarked
package dev.heddle.compare;

import org.jspecify.annotations.NullMarked;
