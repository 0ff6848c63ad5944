package dev.heddle.execution;

/**
 * Who runs tasks in a workforce.
 *
 * @param kind "caller", "platform thread", "virtual thread" or "process"
 * @param pid the process it lives in
 * @param how how it was started, in words
 */
public record Worker(String kind, long pid, String how) {}
