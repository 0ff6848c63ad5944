/**
 * Worker JVMs behind an {@link java.util.concurrent.ExecutorService}: its tasks, its slots, and who
 * supervises them. {@code heddle-pool.jar} holds this package and what it needs, and no dependency.
 *
 * <pre>{@code
 * record Sum(long to) implements Callable<Long>, Serializable {
 *   public Long call() {
 *     return LongStream.rangeClosed(1, to).sum();
 *   }
 * }
 *
 * try (ProcessPool pool = ProcessPool.open(PoolOptions.of(2))) {
 *   System.out.println(pool.submit(new Sum(1_000_000)).get());
 * }
 * }</pre>
 *
 * <p>What a program that uses it must know:
 *
 * <ul>
 *   <li><b>Tasks</b> and their results cross by serialization: a plain lambda does not; a record
 *       that implements {@code Callable} and {@code Serializable} does, and so does a lambda that
 *       is cast to both.
 *   <li><b>End of a worker.</b> Workers end by {@link Runtime#halt}: shutdown hooks do not run, and
 *       what a task left open is not closed. Processes that a task started end with its worker;
 *       {@link dev.heddle.process.ProcessPool#treeEnd} says what is known of that.
 *   <li><b>Class loaders.</b> A worker reads tasks with the loader of its class path. Answers are
 *       read with the context class loader of the thread that submitted the task. A program on the
 *       module path has workers all the same: its modules are their class path, so a task there is
 *       in the unnamed module.
 *   <li><b>Standard streams.</b> Standard input of a task is empty. The first 100 lines that a
 *       worker prints to each of its two streams are shown on the program's standard error as
 *       {@code worker PID: …}.
 *   <li><b>Folder and environment.</b> A worker starts in the current folder of the program, with
 *       its environment, the variables of {@link dev.heddle.process.PoolOptions#withEnvironment},
 *       and {@code HEDDLE_WORKER}, by which what a task started is found.
 *   <li><b>Cache of classes.</b> Workers start from an ahead-of-time cache where there is one for
 *       their jars and flags. Where there is none, a process of the lowest priority makes it once
 *       the pool has done something and is idle or closed; it goes on for some seconds after the
 *       program. {@link dev.heddle.process.PoolOptions#withAot(CacheUse)} says where that lies, and
 *       how to do without.
 *   <li><b>Memory.</b> A worker that has had no task for some seconds collects its garbage once, if
 *       it has taken much since the last time, and what its collector gives back then is free for
 *       others: with G1 most of it, with the serial collector what is above {@code -Xms}. {@code
 *       -XX:+DisableExplicitGC} among the workers' flags does without.
 *   <li><b>{@code close}</b> waits for all tasks as long as they take, or for {@link
 *       dev.heddle.process.PoolOptions#withCloseLimit}. What is left then, or when the waiting
 *       thread is interrupted, is killed and cancelled. A worker that does not end within ten
 *       seconds after that makes {@code close} throw an {@link IllegalStateException}.
 *   <li><b>Native access.</b> Locks and waits in shared memory call the C library: start the
 *       program with {@code --enable-native-access=dev.heddle.pool} on the module path, or {@code
 *       ALL-UNNAMED} on the class path.
 * </ul>
 */
@NullMarked
package dev.heddle.process;

import org.jspecify.annotations.NullMarked;
