/**
 * Execution models: each is a type that says what can be set of it, what is known of it before it
 * opens, and how it opens a workforce. Heddle's own stand in one list; other jars bring theirs by a
 * {@link dev.heddle.execution.ModelProvider}, which is looked for only where a name is none of
 * Heddle's own, or all are listed.
 */
@NullMarked
package dev.heddle.execution;

import org.jspecify.annotations.NullMarked;
