package dev.heddle.result;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a row of another runtime is called in the place of an execution model: {@code
 * python:threading[n=1000000]}.
 *
 * @param runtime the label of the runtime
 * @param model what runs the tasks there
 * @param sizes where the row does less than its table says, for a runtime that is too slow for all
 *     of it: the parameters that differ
 */
public record PeerName(String runtime, String model, SortedMap<String, String> sizes) {

  /** The parameters that say what does the work of a row. */
  private static final List<String> KINDS = List.of("model", "through", "worker", "queue", "lock");

  private static final Pattern WRITTEN =
      Pattern.compile("([^:\\[\\]]+):([^:\\[\\]]+)(?:\\[([^\\[\\]]*)])?");
  private static final Pattern SIZE = Pattern.compile("([^=,]+)=([^=,]*)");

  /** Copies the map. */
  public PeerName {
    sizes = Collections.unmodifiableSortedMap(new TreeMap<>(sizes));
  }

  /** Reads a name; empty where {@code text} is none. */
  public static Optional<PeerName> of(String text) {
    Matcher name = WRITTEN.matcher(text);
    if (!name.matches()) {
      return Optional.empty();
    }
    SortedMap<String, String> sizes = new TreeMap<>();
    Matcher size = SIZE.matcher(Objects.requireNonNullElse(name.group(3), ""));
    while (size.find()) {
      sizes.put(size.group(1), size.group(2));
    }
    return Optional.of(new PeerName(name.group(1), name.group(2), sizes));
  }

  /** What does the work of {@code row}, if it is of that runtime. */
  public static Optional<PeerName> of(Peer peer, RowId row) {
    return of(row).filter(name -> name.runtime().equals(peer.label()));
  }

  /** What does the work of {@code row}, if it is named so. */
  public static Optional<PeerName> of(RowId row) {
    return KINDS.stream()
        .map(kind -> row.params().getOrDefault(kind, ""))
        .flatMap(text -> of(text).stream())
        .findFirst();
  }

  /** The name as it stands in rows. */
  @Override
  public String toString() {
    return runtime
        + ":"
        + model
        + (sizes.isEmpty()
            ? ""
            : sizes.entrySet().stream()
                .map(size -> size.getKey() + "=" + size.getValue())
                .collect(Collectors.joining(",", "[", "]")));
  }
}
