/** Tests of the worker JVMs: real processes, real sockets, real deaths. */
@NullMarked
package dev.heddle.process.aot;

import org.jspecify.annotations.NullMarked;
