/** One class a command; the only place that prints and exits. */
@NullMarked
package dev.heddle.cli;

import org.jspecify.annotations.NullMarked;
