package dev.heddle.foreign;

import dev.heddle.id.Identified;
import dev.heddle.jvm.ProgramPath;
import dev.heddle.jvm.TimeLimit;
import dev.heddle.result.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the runners that a person names, and asks each what it is and what it can measure. */
public final class Runners {

  private static final Duration TO_DESCRIBE = Duration.ofSeconds(30);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

  private Runners() {}

  /**
   * A runner that was asked.
   *
   * @param peer what it measures in
   * @param rows the models of each benchmark that it has rows of, by label, and the most of each
   *     size that it can do
   */
  public record Found(Peer peer, Map<Work, Offer> rows) {}

  /**
   * What it has of a benchmark.
   *
   * @param models what does the work, a row each
   * @param sizes the most of each size that it can do in the time of a fork
   */
  public record Offer(List<String> models, Map<String, Long> sizes) {}

  /** The names of those that come with the program. */
  public static List<String> ours() {
    return Identified.ids(OurRunner.class);
  }

  /**
   * Asks those that {@code words} name, as {@code python} or {@code python=PATH}.
   *
   * @throws RunnerException where one is not there or not fit
   * @throws IOException where the files of our own runners cannot be written
   */
  public static List<Found> of(List<String> words) throws RunnerException, IOException {
    try (RunnerFiles files = RunnerFiles.write()) {
      List<Found> all = new ArrayList<>();
      for (String word : words) {
        all.add(find(word, files));
      }
      return apart(all);
    }
  }

  /**
   * Asks a runner once more.
   *
   * @return what it says of itself now
   * @throws RunnerException where it is not there any more
   */
  public static Peer again(Peer peer) throws RunnerException, IOException {
    try (RunnerFiles files = RunnerFiles.write()) {
      Description says = ask(files.command(peer));
      return peer(peer.label(), peer.kind(), peer.program(), says);
    }
  }

  private static Found find(String word, RunnerFiles files) throws RunnerException {
    int equals = word.indexOf('=');
    String kind = equals < 0 ? word : word.substring(0, equals);
    if (!NAME.matcher(kind).matches()) {
      throw new RunnerException(ForeignWords.noName(word));
    }
    String named = equals < 0 ? "" : word.substring(equals + 1);
    if (equals >= 0 && named.isEmpty()) {
      throw new RunnerException(ForeignWords.noPath(kind));
    }
    String name =
        named.isEmpty()
            ? Identified.find(OurRunner.class, kind)
                .map(OurRunner::program)
                .orElseThrow(() -> new RunnerException(ForeignWords.unknownKind(word, ours())))
            : named;
    Path program =
        ProgramPath.find(name)
            .orElseThrow(() -> new RunnerException(ForeignWords.notThere(word, name)));
    try {
      Description says = ask(files.command(kind, program.toString()));
      String variant = Objects.requireNonNullElse(says.variant(), "");
      String label = variant.isEmpty() ? kind : kind + "-" + variant;
      return new Found(peer(label, kind, program.toString(), says), offers(says));
    } catch (RunnerException e) {
      throw new RunnerException(ForeignWords.notFit(word, program, String.valueOf(e.getMessage())));
    }
  }

  private static Peer peer(String label, String kind, String started, Description says)
      throws RunnerException {
    String runtime = says.runtime();
    String version = says.version();
    if (runtime == null || version == null) {
      throw new RunnerException(ForeignWords.SAYS_NO_VERSION);
    }
    return new Peer(
        label,
        kind,
        says.program() == null || says.program().isEmpty() ? started : says.program(),
        runtime,
        version,
        says.marks() == null ? Map.of() : says.marks());
  }

  private static Map<Work, Offer> offers(Description says) throws RunnerException {
    if (says.rows() == null) {
      throw new RunnerException(ForeignWords.SAYS_NO_ROWS);
    }
    Map<Work, Offer> offers = new LinkedHashMap<>();
    says.rows()
        .forEach((label, rows) ->
            Work.of(label)
                .ifPresent(work ->
                    offers.put(
                        work,
                        new Offer(rows.models(), rows.sizes() == null ? Map.of() : rows.sizes()))));
    return offers;
  }

  private static Description ask(ProcessBuilder command) throws RunnerException {
    try (RunnerProcess runner = RunnerProcess.start(command)) {
      Description says;
      TimeLimit limit = runner.killAfter(TO_DESCRIBE);
      try (limit) {
        runner.ask(RunnerRequest.DESCRIBE);
        says = runner.next(Description.class, ForeignWords.NOT_YET);
      } catch (RunnerException e) {
        throw limit.struck() ? new RunnerException(ForeignWords.noDescription(TO_DESCRIBE)) : e;
      }
      if (says.error() != null) {
        throw new RunnerException(ForeignWords.failed(says.error()));
      }
      return says;
    }
  }

  /** No two have rows of one name: two versions of a runtime have them in their labels. */
  private static List<Found> apart(List<Found> all) throws RunnerException {
    List<Found> named = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (Found each : all) {
      Peer peer = each.peer();
      boolean several =
          all.stream().filter(other -> other.peer().label().equals(peer.label())).count() > 1;
      String label = several ? peer.label() + "-" + peer.version() : peer.label();
      if (!labels.add(label)) {
        throw new RunnerException(ForeignWords.twice(label));
      }
      named.add(
          new Found(
              new Peer(
                  label, peer.kind(), peer.program(), peer.runtime(), peer.version(), peer.marks()),
              each.rows()));
    }
    return named;
  }
}
