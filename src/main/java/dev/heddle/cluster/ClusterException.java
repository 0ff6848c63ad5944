package dev.heddle.cluster;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A task of a cluster failed by no fault of its own code: it or its answer could not cross, or the
 * member that ran it is lost.
 */
public final class ClusterException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  ClusterException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
