package dev.heddle.workload;

/**
 * A fetch that gave no page: no connection, a timeout, a body cut short, a status other than 200.
 *
 * @param reason what went wrong, in one line, without the address
 */
public record FetchFailed(String reason) implements FetchResult {}
