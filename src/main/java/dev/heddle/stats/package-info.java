/** Numbers in, numbers out. */
@NullMarked
package dev.heddle.stats;

import org.jspecify.annotations.NullMarked;
