/** The JVMs that we start: their flags, their JDK, and that they end when their parent does. */
@NullMarked
package dev.heddle.jvm;

import org.jspecify.annotations.NullMarked;
