package dev.heddle.process;

/**
 * One message between the pool and a worker.
 *
 * @param type what it says
 * @param task the number of the task that it is about
 * @param payload its content, in a form that depends on the type
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and a copy would cost what it carries
record Frame(FrameType type, long task, byte[] payload) {}
