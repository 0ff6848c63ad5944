/** What we run on, and how busy it is. */
@NullMarked
package dev.heddle.machine;

import org.jspecify.annotations.NullMarked;
