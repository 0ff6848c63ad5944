package dev.heddle.site;

/** A request that the site refuses; its connection is of no use any more. */
final class BadRequestException extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;

  BadRequestException(int status) {
    super("status " + status);
    this.status = status;
  }

  int status() {
    return status;
  }
}
