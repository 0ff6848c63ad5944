/** What we run on, whether it is fit to measure on, and how busy it is. */
@NullMarked
package dev.heddle.machine;

import org.jspecify.annotations.NullMarked;
