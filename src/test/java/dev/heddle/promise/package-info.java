/** Tests of what is tried of executors. */
@NullMarked
package dev.heddle.promise;

import org.jspecify.annotations.NullMarked;
