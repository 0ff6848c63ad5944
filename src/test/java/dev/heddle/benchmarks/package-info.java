/** Tests of {@code dev.heddle.benchmarks}. */
@NullMarked
package dev.heddle.benchmarks;

import org.jspecify.annotations.NullMarked;
