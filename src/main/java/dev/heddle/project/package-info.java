/** Other people's projects: where their JMH benchmarks are, and what makes a gate of them. */
@NullMarked
package dev.heddle.project;

import org.jspecify.annotations.NullMarked;
