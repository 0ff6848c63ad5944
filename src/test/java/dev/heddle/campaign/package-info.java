/** Tests of the package of the same name. */
@NullMarked
package dev.heddle.campaign;

import org.jspecify.annotations.NullMarked;
