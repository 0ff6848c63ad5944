/**
 * The JVMs that we start: flags, JDK, that they end with their parent and with all they started,
 * and what they print.
 */
@NullMarked
package dev.heddle.jvm;

import org.jspecify.annotations.NullMarked;
