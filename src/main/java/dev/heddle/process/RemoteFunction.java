package dev.heddle.process;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function that can be applied in a worker; a lambda of this type can be sent there.
 *
 * @param <T> what it takes, which must be serializable
 * @param <R> what it gives, which must be serializable
 */
@FunctionalInterface
public interface RemoteFunction<T, R extends @Nullable Object> extends Serializable {

  /** Applies it. */
  R apply(T item) throws Exception;
}
