/**
 * Worker JVMs behind an {@link java.util.concurrent.ExecutorService}: its tasks, its slots, and who
 * supervises them.
 */
@NullMarked
package dev.heddle.process;

import org.jspecify.annotations.NullMarked;
