/** Tests of {@code dev.heddle.cluster}. */
@NullMarked
package dev.heddle.cluster;

import org.jspecify.annotations.NullMarked;
