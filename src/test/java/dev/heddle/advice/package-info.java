/** Tests of the package of the same name. */
@NullMarked
package dev.heddle.advice;

import org.jspecify.annotations.NullMarked;
