/**
 * A cluster as one more execution model: members are JVMs that an engine (Hazelcast) holds
 * together, and tasks are dealt out to them by us, at most once each, behind an ordinary {@link
 * java.util.concurrent.ExecutorService}. In a jar of its own, {@code heddle-cluster.jar}; only this
 * package knows the engine.
 */
@NullMarked
package dev.heddle.cluster;

import org.jspecify.annotations.NullMarked;
