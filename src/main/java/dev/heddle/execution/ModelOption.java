package dev.heddle.execution;

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
  };

  private final String id;
  private final String description;

  ModelOption(String id, String description) {
    this.id = id;
    this.description = description;
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
