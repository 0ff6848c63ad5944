package dev.heddle.process;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A lambda of this type can cross to a worker. */
@FunctionalInterface
interface Task<T extends @Nullable Object> extends Callable<T>, Serializable {}
