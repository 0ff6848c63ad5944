/** Which rows belong together and what may be said of them. */
@NullMarked
package dev.heddle.compare;

import org.jspecify.annotations.NullMarked;
