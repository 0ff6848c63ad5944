/**
 * Pictures as plain data, and what draws them: as SVG for pages and slides, as bars of letters for
 * a terminal. It knows no run and no table; what is to be shown is for those to say that have them.
 */
@NullMarked
package dev.heddle.plot;

import org.jspecify.annotations.NullMarked;
