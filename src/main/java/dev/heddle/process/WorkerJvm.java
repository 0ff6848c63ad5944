package dev.heddle.process;

import java.time.Duration;

/**
 * A worker process of a pool.
 *
 * @param pid its process id
 * @param startUp the time from its start until it was ready for a task
 * @param startedFrom what it took its first classes from
 */
public record WorkerJvm(long pid, Duration startUp, StartedFrom startedFrom) {}
