/** Tests of what somebody's project is taken for, and what it gets. */
@NullMarked
package dev.heddle.project;

import org.jspecify.annotations.NullMarked;
