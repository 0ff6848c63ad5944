package dev.heddle.process;

import java.time.Duration;
import java.util.List;

/**
 * How a {@link ProcessPool} works.
 *
 * @param workers how many worker JVMs at most, and so how many tasks run at once; at least 1
 * @param tasksPerWorker after how many tasks a worker is replaced; 0 for never, 1 for a process per
 *     task
 * @param payloadLimit the largest task or result, in bytes after serialization
 * @param startLimit how long a worker may take until it is ready
 * @param jvmFlags flags of the workers beside those that all our JVMs get
 * @param classPath what the workers run from, in the form of {@code -cp}
 */
public record PoolOptions(
    int workers,
    int tasksPerWorker,
    int payloadLimit,
    Duration startLimit,
    List<String> jvmFlags,
    String classPath) {}
