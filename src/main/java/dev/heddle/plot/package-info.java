/**
 * Pictures as plain data, and what draws them: as SVG for pages and slides, as bars of letters for
 * a terminal. It knows no run and no table; what is to be shown is for those to say that have them.
 *
 * <p>The drawings are our own, as no library that may be shipped here fits. Asked for was, in this
 * order: to be read without script; a title for each mark; something under the mouse; small; and a
 * page in at most 0.3 s more than its tables take. Each drew one plot of 10 rows with intervals,
 * eleven times in a fresh JVM with the flags of {@code scripts/heddle}; processor time is of the
 * whole process, less 0.05 s that one without a plot takes:
 *
 * <table>
 *   <caption>What was weighed</caption>
 *   <tr><th>what<th>licence<th>jars<th>processor time<th>a plot<th>why not
 *   <tr><td>lets-plot 4.1.0, the newest that Maven finds<td>MIT<td>6.9 MB<td>1.0 s<td>22 KB
 *     <td>a style element in each, with an id by chance, so that no policy by hash lets it through
 *     and no two runs are alike; marks cannot have titles
 *   <tr><td>XChart 4.0.3 and VectorGraphics2D 0.13<td>Apache-2.0, LGPL<td>0.5 MB<td>1.2 s
 *     <td>103 KB<td>style attributes on everything, no marks but strokes, needs AWT and its fonts
 *   <tr><td>JFreeChart, JFreeSVG<td>LGPL, GPL<td colspan="3">not measured<td>the licence
 *   <tr><td>this package<td>Apache-2.0<td>0.09 MB<td>0.25 s<td>4.6 KB<td>
 * </table>
 *
 * <p>What escapes is the JDK's writer of XML ({@code SvgWriter}); what is left to do by hand is
 * ticks that read well ({@code Spread}), where things stand, and about how wide a text is ({@code
 * TextSize}), as nobody here knows the reader's font.
 */
@NullMarked
package dev.heddle.plot;

import org.jspecify.annotations.NullMarked;
