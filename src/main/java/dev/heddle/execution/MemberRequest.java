package dev.heddle.execution;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a member that is to stand by itself.
 *
 * @param name the cluster's name, by which members find together
 * @param threads how many tasks it runs at once
 * @param address where it listens: a literal address of this machine
 * @param port the port there; 0 for one that the system picks
 * @param join a member that stands, as {@code HOST:PORT}; null to found the cluster
 */
public record MemberRequest(
    String name, int threads, String address, int port, @Nullable String join) {}
