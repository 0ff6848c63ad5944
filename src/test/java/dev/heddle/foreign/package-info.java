@NullMarked
package dev.heddle.foreign;

import org.jspecify.annotations.NullMarked;
