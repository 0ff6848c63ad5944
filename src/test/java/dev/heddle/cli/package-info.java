/** Tests of the package of the same name. */
@NullMarked
package dev.heddle.cli;

import org.jspecify.annotations.NullMarked;
