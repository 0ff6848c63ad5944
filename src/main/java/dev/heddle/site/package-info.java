/** The local web site that fetches are measured against, in its own process. */
@NullMarked
package dev.heddle.site;

import org.jspecify.annotations.NullMarked;
