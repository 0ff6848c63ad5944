/** Tests of the package of the same name. */
@NullMarked
package dev.heddle.stats;

import org.jspecify.annotations.NullMarked;
