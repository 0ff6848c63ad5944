/** What tests of several packages need: waits with a limit, and second JVMs. */
@NullMarked
package dev.heddle.testing;

import org.jspecify.annotations.NullMarked;
