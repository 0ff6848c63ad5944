package dev.heddle.execution;

import dev.heddle.process.Transport;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How a model is written: {@code kind} or {@code kind[option=value,option=value]}. */
final class ModelText {

  private ModelText() {}

  static ExecutionModel read(String text) {
    String given = text.strip();
    int open = given.indexOf('[');
    ModelKind kind = ModelKind.of(open < 0 ? given : given.substring(0, open).strip());
    if (open < 0) {
      return new ExecutionModel(kind, ModelOptions.defaults(kind));
    }
    if (!given.endsWith("]") || given.indexOf(']') < given.length() - 1) {
      throw malformed(given, kind, "its options do not end in one ]");
    }
    String list = given.substring(open + 1, given.length() - 1);
    return new ExecutionModel(kind, options(given, kind, list));
  }

  /** The canonical text: options in a fixed order, those at their default left out. */
  static String write(ExecutionModel model) {
    ModelOptions usual = ModelOptions.defaults(model.kind());
    String options =
        model.kind().options().stream()
            .filter(option -> !option.write(model.options()).equals(option.write(usual)))
            .map(option -> option.id() + "=" + option.write(model.options()))
            .collect(Collectors.joining(","));
    return options.isEmpty() ? model.kind().id() : model.kind().id() + "[" + options + "]";
  }

  /** Cuts a list at its commas, but not at those in brackets. */
  static List<String> cut(String list) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < list.length(); i++) {
      switch (list.charAt(i)) {
        case '[' -> depth++;
        case ']' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(list.substring(start, i).strip());
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    parts.add(list.substring(start).strip());
    return parts;
  }

  private static ModelOptions options(String given, ModelKind kind, String list) {
    ModelOptions options = ModelOptions.defaults(kind);
    Set<ModelOption> seen = EnumSet.noneOf(ModelOption.class);
    for (String setting : cut(list)) {
      int equals = setting.indexOf('=');
      if (equals < 0) {
        throw malformed(given, kind, "'" + setting + "' sets nothing");
      }
      ModelOption option = option(kind, setting.substring(0, equals).strip());
      if (!seen.add(option)) {
        throw malformed(given, kind, option.id() + " is set twice");
      }
      options = option.read(setting.substring(equals + 1).strip(), options);
    }
    if (seen.contains(ModelOption.WAIT) && options.transport() != Transport.SHARED_MEMORY) {
      throw malformed(given, kind, "wait is for transport=shared-memory");
    }
    return options;
  }

  private static ModelOption option(ModelKind kind, String id) {
    return kind.options().stream()
        .filter(option -> option.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new UnknownIdException(
                "option of " + kind.id(),
                id,
                kind.options().stream().map(ModelOption::id).toList()));
  }

  private static IllegalArgumentException malformed(String given, ModelKind kind, String why) {
    return new IllegalArgumentException(
        "model '%s': %s; write %s[option=value,option=value]".formatted(given, why, kind.id()));
  }
}
