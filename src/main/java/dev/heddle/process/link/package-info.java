/**
 * What carries frames between a pool and a worker: sockets, rings of bytes, and the handshake of a
 * worker that starts.
 */
@NullMarked
package dev.heddle.process.link;

import org.jspecify.annotations.NullMarked;
