package dev.heddle.process;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the slots of a pool share.
 *
 * @param folder where sockets and words lie
 * @param workers how many workers were started
 * @param tasks how many tasks were sent
 */
record PoolShare(
    PoolOptions options,
    TaskQueue queue,
    WorkerCommand command,
    Path folder,
    AtomicInteger workers,
    AtomicLong tasks) {}
