/** The examples from which Heddle began, live: who does what, when, in threads and in processes. */
@NullMarked
package dev.heddle.demo;

import org.jspecify.annotations.NullMarked;
