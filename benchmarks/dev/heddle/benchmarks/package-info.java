/** The benchmarks: one class, one question. */
@NullMarked
package dev.heddle.benchmarks;

import org.jspecify.annotations.NullMarked;
