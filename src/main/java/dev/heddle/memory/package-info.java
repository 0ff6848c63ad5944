/** Memory that several processes of this machine see, and how they wait for each other in it. */
@NullMarked
package dev.heddle.memory;

import org.jspecify.annotations.NullMarked;
