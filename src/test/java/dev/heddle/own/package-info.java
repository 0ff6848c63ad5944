@NullMarked
package dev.heddle.own;

import org.jspecify.annotations.NullMarked;
