/**
 * Rows of other runtimes than the JVM: the runners that measure them, in their own languages, and
 * what the program and a runner say to each other (RUNNERS.md).
 */
@NullMarked
package dev.heddle.foreign;

import org.jspecify.annotations.NullMarked;
