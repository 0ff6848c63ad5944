/**
 * Tasks in the jars of a person: how they are found, looked at before anything is measured, and run
 * in forks and workers without hurting more than their row.
 */
@NullMarked
package dev.heddle.own;

import org.jspecify.annotations.NullMarked;
