@NullMarked
package dev.heddle.fork;

import org.jspecify.annotations.NullMarked;
