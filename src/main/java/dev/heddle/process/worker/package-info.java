/** What runs in a worker JVM. */
@NullMarked
package dev.heddle.process.worker;

import org.jspecify.annotations.NullMarked;
