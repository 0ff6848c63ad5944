/** The words by which a person names one of a few things. */
@NullMarked
package dev.heddle.id;

import org.jspecify.annotations.NullMarked;
