package dev.heddle.process;

/**
 * What has become of the tasks of a {@link ProcessPool} so far, and of its workers.
 *
 * @param queued how many wait for a worker, or at one behind another task
 * @param running how many are at a worker that has nothing before them to do
 * @param done how many have a result
 * @param failed how many ended with an exception; those of crashed workers count here, too
 * @param crashed how many failed because their worker ended or was killed
 * @param cancelled how many were cancelled
 * @param restarts how many workers were started in the place of one that had ended
 * @param stuck how often a worker gave no sign of life for longer than the pool allows
 */
public record PoolCounts(
    long queued,
    long running,
    long done,
    long failed,
    long crashed,
    long cancelled,
    long restarts,
    long stuck) {}
