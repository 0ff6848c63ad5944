/**
 * What a person implements whose own tasks Heddle is to measure; heddle-task.jar holds this package
 * alone.
 *
 * <p>A class with a public constructor that takes nothing, and that is a {@link
 * java.util.concurrent.Callable}, needs nothing of it. A {@link TaskSource} has parameters, makes
 * its tasks, checks what they answer, and closes what it opened.
 */
@NullMarked
package dev.heddle.task;

import org.jspecify.annotations.NullMarked;
