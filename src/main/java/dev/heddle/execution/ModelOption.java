package dev.heddle.execution;

import dev.heddle.memory.WaitPolicy;
import dev.heddle.process.Transport;
import java.util.List;

/** What can be set of a model, by the name that a person types in brackets after its id. */
public enum ModelOption {
  BOUND("bound", "how many tasks run at once: workers (as many as there are workers) or none") {
    @Override
    ModelOptions read(String value, ModelOptions options) {
      return switch (value) {
        case "workers" -> options.withBounded(true);
        case "none" -> options.withBounded(false);
        default ->
            throw new UnknownIdException("value of bound", value, List.of("workers", "none"));
      };
    }

    @Override
    String write(ModelOptions options) {
      return options.bounded() ? "workers" : "none";
    }
  },

  AOT(
      "aot",
      "whether worker JVMs start from an ahead-of-time cache: on (usual for process-per-task) or off"
          + " (usual for the others)") {
    @Override
    ModelOptions read(String value, ModelOptions options) {
      return switch (value) {
        case "on" -> options.withAot(true);
        case "off" -> options.withAot(false);
        default -> throw new UnknownIdException("value of aot", value, List.of("on", "off"));
      };
    }

    @Override
    String write(ModelOptions options) {
      return options.aot() ? "on" : "off";
    }
  },

  PAYLOAD_LIMIT("payload-limit", "the largest task or result in bytes, from 1KiB to 1GiB") {
    @Override
    ModelOptions read(String value, ModelOptions options) {
      return options.withPayloadLimit(ByteSize.of(value));
    }

    @Override
    String write(ModelOptions options) {
      return options.payloadLimit().toString();
    }
  },

  TRANSPORT("transport", "what carries tasks and results: unix-socket (usual) or shared-memory") {
    @Override
    ModelOptions read(String value, ModelOptions options) {
      requireOneOf(Transport.ids(), "transport", value);
      return options.withTransport(Transport.of(value));
    }

    @Override
    String write(ModelOptions options) {
      return options.transport().id();
    }
  },

  WAIT(
      "wait",
      "how one waits at shared memory: park (usual), spin, which takes a processor each, or"
          + " spin-then-park") {
    @Override
    ModelOptions read(String value, ModelOptions options) {
      requireOneOf(WaitPolicy.ids(), "wait", value);
      return options.withWait(WaitPolicy.of(value));
    }

    @Override
    String write(ModelOptions options) {
      return options.waitPolicy().id();
    }
  };

  private final String id;
  private final String description;

  ModelOption(String id, String description) {
    this.id = id;
    this.description = description;
  }

  private static void requireOneOf(List<String> known, String option, String value) {
    if (!known.contains(value)) {
      throw new UnknownIdException("value of " + option, value, known);
    }
  }

  /** The word that a person types. */
  public String id() {
    return id;
  }

  /** What it sets and which values it takes. */
  public String description() {
    return description;
  }

  /** The {@code options} with this one set to {@code value}. */
  abstract ModelOptions read(String value, ModelOptions options);

  /** The value of this one in {@code options}, as {@link #read} takes it. */
  abstract String write(ModelOptions options);
}
