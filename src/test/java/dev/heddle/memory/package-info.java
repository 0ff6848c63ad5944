/** Tests of shared memory: real files, a second JVM, real deaths. */
@NullMarked
package dev.heddle.memory;

import org.jspecify.annotations.NullMarked;
