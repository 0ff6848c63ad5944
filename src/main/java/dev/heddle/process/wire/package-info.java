/** Frames, codecs and the table of classes: what a pool and a worker say to each other. */
@NullMarked
package dev.heddle.process.wire;

import org.jspecify.annotations.NullMarked;
