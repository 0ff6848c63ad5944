package dev.heddle.execution;

/**
 * What is set of a model; options that it does not take have their default.
 *
 * @param bounded whether at most as many tasks run at once as there are workers
 * @param payloadLimit the largest task or result after serialization
 */
record ModelOptions(boolean bounded, ByteSize payloadLimit) {

  private static final ByteSize SMALLEST_LIMIT = ByteSize.of("1KiB");
  private static final ByteSize LARGEST_LIMIT = ByteSize.of("1GiB");

  // after the limits: it is checked against them
  static final ModelOptions DEFAULT = new ModelOptions(true, ByteSize.of("64MiB"));

  ModelOptions {
    if (payloadLimit.bytes() < SMALLEST_LIMIT.bytes()
        || payloadLimit.bytes() > LARGEST_LIMIT.bytes()) {
      throw new IllegalArgumentException(
          "payload-limit %s: out of range; write %s to %s"
              .formatted(payloadLimit, SMALLEST_LIMIT, LARGEST_LIMIT));
    }
  }

  ModelOptions withBounded(boolean on) {
    return new ModelOptions(on, payloadLimit);
  }

  ModelOptions withPayloadLimit(ByteSize limit) {
    return new ModelOptions(bounded, limit);
  }
}
