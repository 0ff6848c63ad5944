package dev.heddle.process;

import java.io.Serializable;

/** A lambda of this type can cross to a worker, and gives no result. */
@FunctionalInterface
interface Chore extends Runnable, Serializable {}
