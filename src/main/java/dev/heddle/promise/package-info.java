/**
 * What executors promise, tried on any of them: each promise in a JVM that may be ended or hang by
 * that, with a limit for every wait.
 */
@NullMarked
package dev.heddle.promise;

import org.jspecify.annotations.NullMarked;
