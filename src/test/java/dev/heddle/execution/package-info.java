/** Tests of {@code dev.heddle.execution}. */
@NullMarked
package dev.heddle.execution;

import org.jspecify.annotations.NullMarked;
