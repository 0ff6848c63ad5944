/**
 * A person's own commands: how their words are parted and filled in, what can be known of them
 * before anything is measured, and how they are run in a fork within a limit, leaving nothing
 * behind.
 */
@NullMarked
package dev.heddle.command;

import org.jspecify.annotations.NullMarked;
