package dev.heddle.execution;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.process.Transport;

/**
 * What is set of a model; options that it does not take have their default.
 *
 * @param bounded whether at most as many tasks run at once as there are workers
 * @param payloadLimit the largest task or result after serialization
 * @param aot whether worker JVMs start from an ahead-of-time cache
 * @param transport what carries tasks to worker JVMs and results back
 * @param waitPolicy how one waits there for the other side, where memory is shared
 */
record ModelOptions(
    boolean bounded,
    ByteSize payloadLimit,
    boolean aot,
    Transport transport,
    WaitPolicy waitPolicy) {

  private static final ByteSize SMALLEST_LIMIT = ByteSize.of("1KiB");
  private static final ByteSize LARGEST_LIMIT = ByteSize.of("1GiB");

  private static final ByteSize USUAL_LIMIT = ByteSize.of("64MiB");

  ModelOptions {
    if (payloadLimit.bytes() < SMALLEST_LIMIT.bytes()
        || payloadLimit.bytes() > LARGEST_LIMIT.bytes()) {
      throw new IllegalArgumentException(
          "payload-limit %s: out of range; write %s to %s"
              .formatted(payloadLimit, SMALLEST_LIMIT, LARGEST_LIMIT));
    }
  }

  /**
   * What is set where nobody says otherwise. A process per task is mostly start, and who wants that
   * has a cache; JVMs that stay are measured without what is left of their start.
   */
  static ModelOptions defaults(ModelKind kind) {
    return new ModelOptions(
        true,
        USUAL_LIMIT,
        kind == ModelKind.PROCESS_PER_TASK,
        Transport.UNIX_SOCKET,
        WaitPolicy.PARK);
  }

  ModelOptions withBounded(boolean on) {
    return new ModelOptions(on, payloadLimit, aot, transport, waitPolicy);
  }

  ModelOptions withPayloadLimit(ByteSize limit) {
    return new ModelOptions(bounded, limit, aot, transport, waitPolicy);
  }

  ModelOptions withAot(boolean on) {
    return new ModelOptions(bounded, payloadLimit, on, transport, waitPolicy);
  }

  ModelOptions withTransport(Transport kind) {
    return new ModelOptions(bounded, payloadLimit, aot, kind, waitPolicy);
  }

  ModelOptions withWait(WaitPolicy policy) {
    return new ModelOptions(bounded, payloadLimit, aot, transport, policy);
  }
}
