@NullMarked
package dev.heddle.id;

import org.jspecify.annotations.NullMarked;
