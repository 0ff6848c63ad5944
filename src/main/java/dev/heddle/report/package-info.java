/** Tables as text, Markdown, CSV and JSON: values to strings. */
@NullMarked
package dev.heddle.report;

import org.jspecify.annotations.NullMarked;
