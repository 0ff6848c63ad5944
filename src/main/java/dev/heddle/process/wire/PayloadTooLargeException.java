package dev.heddle.process.wire;

import java.io.IOException;

/** More bytes than the pool's limit for one task or result. */
final class PayloadTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  PayloadTooLargeException(int limit) {
    super("larger than the limit of " + limit + " bytes");
  }
}
