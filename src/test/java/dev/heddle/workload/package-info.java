/** Tests of {@code dev.heddle.workload}. */
@NullMarked
package dev.heddle.workload;

import org.jspecify.annotations.NullMarked;
