package dev.heddle.workload;

/**
 * A page that came whole, with status 200.
 *
 * @param status the HTTP status
 * @param length the length of the body in bytes, as it came over the wire
 * @param nanos the time from before the connection until after the last byte, in nanoseconds
 */
public record Fetched(int status, long length, long nanos) implements FetchResult {}
