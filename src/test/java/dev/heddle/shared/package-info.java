/** Tests of what tasks share: threads, second JVMs, and what is left when they are killed. */
@NullMarked
package dev.heddle.shared;

import org.jspecify.annotations.NullMarked;
