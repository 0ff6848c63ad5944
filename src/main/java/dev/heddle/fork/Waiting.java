package dev.heddle.fork;

/**
 * A benchmark whose tasks wait most of their time, for something else than a processor or each
 * other: more workers than there are processors may bring more.
 */
public interface Waiting extends Checked {}
