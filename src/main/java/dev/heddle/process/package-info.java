/** Worker JVMs behind an {@link java.util.concurrent.ExecutorService}: wire, watchdog, start-up. */
@NullMarked
package dev.heddle.process;

import org.jspecify.annotations.NullMarked;
