package dev.heddle.execution;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.process.PoolOptions;
import dev.heddle.process.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What can be set of a model whose workers are JVMs.
 *
 * @param aot whether they start from an ahead-of-time cache
 * @param payloadLimit the largest task or result after serialization
 * @param transport what carries tasks to them and results back
 * @param waitPolicy how one waits there for the other side, where memory is shared
 */
public record WorkerOptions(
    boolean aot, ByteSize payloadLimit, Transport transport, WaitPolicy waitPolicy) {

  /** JVMs that stay are measured without what is left of their start. */
  static final WorkerOptions OF_STAYING =
      new WorkerOptions(false, ByteSize.of("64MiB"), Transport.UNIX_SOCKET, WaitPolicy.PARK);

  /** A process per task is mostly start, and who wants that has a cache. */
  static final WorkerOptions OF_PER_TASK = OF_STAYING.withAot(true);

  private static final ByteSize SMALLEST_LIMIT = ByteSize.of("1KiB");
  private static final ByteSize LARGEST_LIMIT = ByteSize.of("1GiB");

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  /** What a model runs is done when it is closed, or has failed. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if {@code payloadLimit} is not from 1 KiB to 1 GiB
   */
  public WorkerOptions {
    Objects.requireNonNull(transport, "transport");
    Objects.requireNonNull(waitPolicy, "waitPolicy");
    if (payloadLimit.bytes() < 1 << 10 || payloadLimit.bytes() > 1 << 30) {
      throw new IllegalArgumentException(
          ModelWords.payloadOutOfRange(payloadLimit, SMALLEST_LIMIT, LARGEST_LIMIT));
    }
  }

  /**
   * They as options of a model.
   *
   * @param usual what they are where nobody says otherwise
   * @param model makes the model of others
   */
  List<ModelOption> options(WorkerOptions usual, Function<WorkerOptions, ExecutionModel> model) {
    return List.of(
        ModelOption.of(
            "aot",
            "whether worker JVMs start from an ahead-of-time cache: on (usual for"
                + " process-per-task) or off (usual for the others)",
            onOrOff(usual.aot),
            onOrOff(aot),
            value -> model.apply(withAot(isOn(value)))),
        ModelOption.of(
            "payload-limit",
            "the largest task or result in bytes, from 1KiB to 1GiB",
            usual.payloadLimit.toString(),
            payloadLimit.toString(),
            value -> model.apply(withPayloadLimit(ByteSize.of(value)))),
        ModelOption.of(
            "transport",
            "what carries tasks and results: unix-socket (usual), shared-memory or tcp (the"
                + " loopback's)",
            usual.transport.id(),
            transport.id(),
            value ->
                model.apply(
                    withTransport(
                        Transport.of(
                            ModelOption.requireOneOf(Transport.ids(), "transport", value))))),
        ModelOption.of(
                "wait",
                "how both sides wait at shared memory: park (sleep; usual), spin (takes a processor"
                    + " each) or spin-then-park",
                usual.waitPolicy.id(),
                waitPolicy.id(),
                value ->
                    model.apply(
                        withWait(
                            WaitPolicy.of(
                                ModelOption.requireOneOf(WaitPolicy.ids(), "wait", value)))))
            .onlyIf(transport == Transport.SHARED_MEMORY, ModelWords.WAIT_IS_POINTLESS));
  }

  private static String onOrOff(boolean on) {
    return on ? "on" : "off";
  }

  private static boolean isOn(String value) {
    return ModelOption.requireOneOf(List.of("on", "off"), "aot", value).equals("on");
  }

  private WorkerOptions withAot(boolean on) {
    return new WorkerOptions(on, payloadLimit, transport, waitPolicy);
  }

  private WorkerOptions withPayloadLimit(ByteSize limit) {
    return new WorkerOptions(aot, limit, transport, waitPolicy);
  }

  private WorkerOptions withTransport(Transport kind) {
    return new WorkerOptions(aot, payloadLimit, kind, waitPolicy);
  }

  private WorkerOptions withWait(WaitPolicy policy) {
    return new WorkerOptions(aot, payloadLimit, transport, policy);
  }

  /** What of the machine each of so many JVMs of {@code request} may use. */
  MachineShare share(OpenRequest request, int processes) {
    return request.heap() > 0
        ? MachineShare.withHeap(request.heap(), processes, request.jvmFlags())
        : MachineShare.ofOne(processes, payloadLimit, request.jvmFlags());
  }

  /** A pool of such workers in so many JVMs, each with its {@code share}. */
  PoolOptions pool(OpenRequest request, int processes, MachineShare share) {
    return PoolOptions.of(request.workers())
        .withThreadsPerJvm(request.workers() / processes)
        .withCloseLimit(CLOSE_LIMIT)
        .withPayloadLimit(Math.toIntExact(payloadLimit.bytes()))
        .withStartLimit(START_LIMIT)
        .withJvmFlags(share.flags())
        .withTransport(transport)
        .withWaitPolicy(waitPolicy)
        .withAot(aot)
        .withClassPath(request.classPath());
  }
}
