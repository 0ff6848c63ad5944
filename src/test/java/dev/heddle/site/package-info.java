/** Tests of {@code dev.heddle.site}. */
@NullMarked
package dev.heddle.site;

import org.jspecify.annotations.NullMarked;
