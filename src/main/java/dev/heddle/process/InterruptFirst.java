package dev.heddle.process;

/**
 * A task that was interrupted at its worker, which is killed if it runs still at a certain time.
 *
 * @param sent the task
 * @param why why it is to end
 * @param killNanos when the worker is killed, by {@link System#nanoTime}
 */
record InterruptFirst(InFlightTask sent, KillReason why, long killNanos) {}
