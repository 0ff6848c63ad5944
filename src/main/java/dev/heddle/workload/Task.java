package dev.heddle.workload;

import java.io.Serializable;
import java.util.concurrent.Callable;

/**
 * A piece of work that can run in a thread as well as in another process: what it needs travels
 * inside it, and so does its result.
 *
 * @param <T> the result, serializable too
 */
public interface Task<T> extends Callable<T>, Serializable {}
