package dev.heddle.cli;

import dev.heddle.id.Identified;
import dev.heddle.report.Format;
import dev.heddle.report.Listing;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle list}: shows what there is. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description =
        "Shows the benchmarks with their questions, the execution models, the rows of other"
            + " runtimes, the presets, the demos.")
final class ListCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "WHAT",
      completionCandidates = Kinds.class,
      description = "benchmarks, models, runtimes, presets or demos.")
  private @Nullable String what;

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What a shell offers. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Inventory.ids().iterator();
    }
  }

  @Override
  public Integer call() throws UsageException {
    Format chosen = format.chosen();
    List<Inventory> kinds = chosen == Format.CSV ? List.of(onlyOf(kinds())) : kinds();
    PrintWriter out = spec.commandLine().getOut();
    List<Listing> lists = chosen == Format.TEXT ? List.of() : listings(kinds);
    out.print(chosen.write(lists, () -> text(kinds)));
    return out.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  /** What it prints where nobody says more than {@code list}. */
  static String usual() {
    return text(usualKinds());
  }

  private List<Inventory> kinds() {
    String id = what;
    return id == null ? usualKinds() : List.of(Identified.of(Inventory.class, "list", id));
  }

  private static List<Inventory> usualKinds() {
    // other runtimes are programs of this machine, which are started to ask them
    return Arrays.stream(Inventory.values()).filter(kind -> kind != Inventory.RUNTIMES).toList();
  }

  private static String text(List<Inventory> kinds) {
    return kinds.size() == 1
        ? kinds.getFirst().text()
        : kinds.stream()
            .map(kind -> kind.id() + ":" + System.lineSeparator() + kind.text())
            .collect(Collectors.joining(System.lineSeparator()));
  }

  private static List<Listing> listings(List<Inventory> kinds) {
    return kinds.stream().map(Inventory::listing).toList();
  }

  private static Inventory onlyOf(List<Inventory> kinds) throws UsageException {
    if (kinds.size() > 1) {
      throw new UsageException(OutputOptionWords.oneTable(Inventory.ids()));
    }
    return kinds.getFirst();
  }
}
