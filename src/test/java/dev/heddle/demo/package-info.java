@NullMarked
package dev.heddle.demo;

import org.jspecify.annotations.NullMarked;
