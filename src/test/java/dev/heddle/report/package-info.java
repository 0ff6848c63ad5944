/** Tests of the package of the same name. */
@NullMarked
package dev.heddle.report;

import org.jspecify.annotations.NullMarked;
