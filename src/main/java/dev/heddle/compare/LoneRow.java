package dev.heddle.compare;

import dev.heddle.result.RowId;

/**
 * A row that only one side has measured.
 *
 * @param row what it is
 * @param name a short name
 * @param fullName a name that is the same in every comparison
 * @param why in a few words; empty where it is simply not there
 * @param failed whether the other side has it, and no value of it
 */
public record LoneRow(RowId row, String name, String fullName, String why, boolean failed) {}
