package dev.heddle.cli;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelOption;
import dev.heddle.id.UnknownIdException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that says where the members of a cluster stand: {@code HOST:PORT}, one a line, and {@code
 * name=NAME} where the cluster has another name than usual.
 *
 * @param name null for the usual one
 */
record ClusterFile(@Nullable String name, List<String> addresses) {

  private static final String OPTION = "--cluster";
  private static final String NAME = "name=";
  private static final String JOIN = "join";
  private static final String CALLER = "caller";
  private static final Pattern ADDRESS = Pattern.compile("[^,+=\\[\\]\\s]+:\\d{1,5}");

  /**
   * Reads {@code file}.
   *
   * @throws UsageException where a line says something else, or none an address
   */
  static ClusterFile read(Path file) throws UsageException {
    String name = null;
    List<String> addresses = new ArrayList<>();
    for (LineFile.Line line : LineFile.read(OPTION, file)) {
      if (line.text().startsWith(NAME) && line.text().length() > NAME.length()) {
        name = line.text().substring(NAME.length()).strip();
      } else if (ADDRESS.matcher(line.text()).matches()) {
        addresses.add(line.text());
      } else {
        throw new UsageException(RunOptionWords.isNoMember(file, line));
      }
    }
    if (addresses.isEmpty()) {
      throw new UsageException(RunOptionWords.hasNoAddress(OPTION, file));
    }
    return new ClusterFile(name, List.copyOf(addresses));
  }

  /** The same models, but that those join it which can and are not told whom to join. */
  List<String> joinedBy(List<String> models) {
    return models.stream().map(this::joinedBy).toList();
  }

  private String joinedBy(String word) {
    try {
      return joinedBy(ExecutionModel.of(word)).map(ExecutionModel::id).orElse(word);
    } catch (UnknownIdException e) {
      return word; // of another kind than a model, or told where models are looked for
    }
  }

  /** The model that joins it; none where it cannot, or is told whom to join. */
  Optional<ExecutionModel> joinedBy(ExecutionModel model) {
    if (option(model, JOIN).filter(ModelOption::asUsual).isEmpty()) {
      return Optional.empty();
    }
    boolean any = option(model, CALLER).filter(ModelOption::asUsual).isPresent();
    // the only caller that listens nowhere
    ExecutionModel caller = any && !isOnLoopback() ? set(model, CALLER, "client") : model;
    ExecutionModel joined = set(caller, JOIN, String.join("+", addresses));
    return Optional.of(name == null ? joined : set(joined, "name", name));
  }

  private boolean isOnLoopback() {
    return addresses.stream()
        .allMatch(address -> address.startsWith("127.") || address.startsWith("localhost:"));
  }

  private static Optional<ModelOption> option(ExecutionModel model, String id) {
    return model.options().stream().filter(option -> option.id().equals(id)).findFirst();
  }

  private static ExecutionModel set(ExecutionModel model, String id, String value) {
    return option(model, id).map(option -> option.set().apply(value)).orElse(model);
  }
}
