/** Execution models and how each opens a workforce. */
@NullMarked
package dev.heddle.execution;

import org.jspecify.annotations.NullMarked;
