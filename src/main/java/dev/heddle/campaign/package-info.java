/**
 * What several forks, builds or runs are for: their plans and how long those take, how long a run
 * goes on, what runs are repeated, and which rows are looked at twice.
 */
@NullMarked
package dev.heddle.campaign;

import org.jspecify.annotations.NullMarked;
