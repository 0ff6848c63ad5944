/**
 * Which rows belong together and what may be said of them.
 *
 * <p>What a row is for, its {@link dev.heddle.result.Role} says, and never the id of a model.
 */
@NullMarked
package dev.heddle.compare;

import org.jspecify.annotations.NullMarked;
