/**
 * The ahead-of-time cache of classes of worker JVMs: its key, its folder, what is rehearsed for it.
 */
@NullMarked
package dev.heddle.process.aot;

import org.jspecify.annotations.NullMarked;
