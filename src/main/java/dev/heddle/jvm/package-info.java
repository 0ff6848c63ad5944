/**
 * The processes that we start: flags and JDK of JVMs, that all end with their parent and with all
 * they started, what they print, what their heaps take, which virtual threads live in them, and
 * what is done when this one ends; and what an error of the system means, in words.
 */
@NullMarked
package dev.heddle.jvm;

import org.jspecify.annotations.NullMarked;
