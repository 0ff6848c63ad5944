package dev.heddle.execution;

import dev.heddle.id.UnknownIdException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a model is written: {@code name} or {@code name[option=value,option=value]}. */
final class ModelText {

  private ModelText() {}

  /**
   * Reads a model.
   *
   * @param others those that there are beside Heddle's own; asked where it is none of these
   */
  static ExecutionModel read(String text, Supplier<List<ProvidedModel>> others) {
    String given = text.strip();
    int open = given.indexOf('[');
    ExecutionModel usual = named(open < 0 ? given : given.substring(0, open).strip(), others);
    if (open < 0) {
      return usual;
    }
    if (!given.endsWith("]") || given.indexOf(']') < given.length() - 1) {
      throw malformed(given, usual, ModelWords.NOT_CLOSED);
    }
    return set(given, usual, given.substring(open + 1, given.length() - 1));
  }

  private static ExecutionModel named(String name, Supplier<List<ProvidedModel>> others) {
    List<ExecutionModel> own = ExecutionModel.builtIn();
    return among(own, name)
        .or(() -> among(others.get(), name))
        .orElseThrow(() ->
            new UnknownIdException(
                "model",
                name,
                Stream.concat(own.stream(), others.get().stream())
                    .map(ExecutionModel::name)
                    .toList()));
  }

  private static Optional<ExecutionModel> among(
      List<? extends ExecutionModel> models, String name) {
    for (ExecutionModel model : models) {
      if (model.name().equals(name)) {
        return Optional.of(model);
      }
    }
    return Optional.empty();
  }

  /** The canonical text: options in their order, those that are as usual left out. */
  static String write(ExecutionModel model) {
    String options =
        model.options().stream()
            .filter(option -> !option.asUsual())
            .map(option -> option.id() + "=" + option.value())
            .collect(Collectors.joining(","));
    return options.isEmpty() ? model.name() : model.name() + "[" + options + "]";
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

  private static ExecutionModel set(String given, ExecutionModel usual, String list) {
    ExecutionModel model = usual;
    Set<String> seen = new HashSet<>();
    for (String setting : cut(list)) {
      int equals = setting.indexOf('=');
      if (equals < 0) {
        throw malformed(given, usual, ModelWords.setsNothing(setting));
      }
      ModelOption option = option(model, setting.substring(0, equals).strip());
      if (!seen.add(option.id())) {
        throw malformed(given, usual, ModelWords.isSetTwice(option.id()));
      }
      model = changed(usual, option, setting.substring(equals + 1).strip());
    }
    for (ModelOption option : model.options()) {
      if (seen.contains(option.id()) && !option.pointless().isEmpty()) {
        throw malformed(given, usual, option.pointless());
      }
    }
    return model;
  }

  private static ExecutionModel changed(ExecutionModel usual, ModelOption option, String value) {
    try {
      return Objects.requireNonNull(option.set().apply(value), ModelWords.GIVES_NONE);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException | LinkageError e) {
      if (usual instanceof ProvidedModel) {
        throw new ModelProviderException(
            ModelWords.cannotBeSet(
                usual.name() + ProvidedModels.where(usual.getClass()), option.id(), value, e),
            e);
      }
      throw e;
    }
  }

  private static ModelOption option(ExecutionModel model, String id) {
    return model.options().stream()
        .filter(option -> option.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            new UnknownIdException(
                "option of " + model.name(),
                id,
                model.options().stream().map(ModelOption::id).toList()));
  }

  private static IllegalArgumentException malformed(
      String given, ExecutionModel model, String why) {
    return new IllegalArgumentException(ModelWords.malformed(given, why, model.name()));
  }
}
