package dev.heddle.cli;

import dev.heddle.campaign.Counted;
import dev.heddle.machine.Doctor;
import dev.heddle.report.Format;
import dev.heddle.report.Inert;
import dev.heddle.report.Listing;
import dev.heddle.report.TextWidth;
import dev.heddle.result.Finding;
import dev.heddle.result.Finding.Grade;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heddle doctor}: is this machine fit to measure on? */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Looks at whether this machine is fit to measure on: what, why, and what to do.",
    footer = {
      "",
      "Changes nothing. Exits with 0, or with 4 where --strict is given and something is serious."
    })
final class DoctorCommand implements Callable<Integer> {

  private static final String INDENT = " ".repeat(10);

  @Option(names = "--strict", description = "Exit with 4 where something is serious.")
  private boolean strict;

  @Option(
      names = "--no-self-test",
      description = "Leave out the measurement of this machine's noise, which takes 10 s.")
  private boolean noSelfTest;

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Format chosen = format.chosen();
    List<Finding> findings = new ArrayList<>(Doctor.here().examine());
    if (!noSelfTest) {
      Complaint.print(
          spec.commandLine(), "10 s of the same work, to see the noise; --no-self-test omits it");
      findings.add(NoiseWords.measured());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(written(findings, chosen, TextWidth.here()));
    if (out.checkError()) {
      return ExitCode.NOT_WHOLE;
    }
    return strict && unfit(findings) ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  /** Whether figures from such a machine may mislead. */
  static boolean unfit(List<Finding> findings) {
    return count(findings, Grade.SERIOUS) > 0;
  }

  /** The findings as one text, the worst first. */
  static String written(List<Finding> findings, Format format, int width) {
    List<Finding> sorted = findings.stream().sorted(Comparator.comparing(Finding::grade)).toList();
    Listing listing =
        new Listing(
            "doctor",
            List.of("topic", "grade", "seen", "why", "advice"),
            sorted.stream()
                .map(each ->
                    List.<Object>of(
                        each.topic(), each.grade().id(), each.seen(), each.why(), each.advice()))
                .toList());
    return format.write(List.of(listing), () -> text(sorted, width));
  }

  private static String text(List<Finding> findings, int width) {
    List<String> lines = new ArrayList<>();
    for (Finding each : findings) {
      String first = "%-9s %s: %s".formatted(each.grade().id(), each.topic(), each.seen());
      lines.addAll(TextWidth.wrapped(Inert.of(first), INDENT, width));
      if (each.grade() == Grade.SERIOUS || each.grade() == Grade.NOTE) {
        lines.addAll(TextWidth.wrapped(INDENT + "why: " + each.why(), INDENT + "  ", width));
      }
      if (!each.advice().isEmpty()) {
        String todo = Inert.of(each.advice());
        lines.addAll(TextWidth.wrapped(INDENT + "do: " + todo, INDENT + "  ", width));
      }
    }
    lines.add("");
    lines.add(
        "%s looked at: %s serious, %s to note, %s fine, %s not available here"
            .formatted(
                Counted.of(findings.size(), "thing"),
                count(findings, Grade.SERIOUS),
                count(findings, Grade.NOTE),
                count(findings, Grade.FINE),
                count(findings, Grade.UNKNOWN)));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }

  private static long count(List<Finding> findings, Grade grade) {
    return findings.stream().filter(each -> each.grade() == grade).count();
  }
}
