package dev.heddle.cli;

import dev.heddle.campaign.Explaining;
import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.KnownNoise;
import dev.heddle.compare.Past;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.id.Identified;
import dev.heddle.result.Cost;
import dev.heddle.result.UnreadableException;
import dev.heddle.run.UnknownNameException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heddle compare}: a verdict for every row, and an exit code for a CI job. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "A verdict for every row of two runs, and an exit code that a CI job can trust.",
      "",
      "A fork is one value; Welch's t on logarithms, corrected for the number of rows. A row is"
          + " changed where it is both significant and beyond the threshold. Values of a parameter"
          + " inside one run (--within) are contenders: slower, faster or as fast, which fails"
          + " nothing unless --fail-on slower asks for it."
    },
    footer = {
      "",
      "Exit codes: 0 no regression, 2 usage or unreadable input, 3 a row regressed (or is slower,"
          + " with --fail-on slower), 4 nothing compared or judged, rows missing or with nothing to"
          + " judge the candidate by, an output not written, 5 inconclusive rows with --fail-on"
          + " inconclusive, or a machine that moved with --fail-on ruler."
    })
final class CompareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SideOptions sides = new SideOptions();

  @Mixin private ComparisonOutputs outputs = new ComparisonOutputs();

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      description = {
        "The smallest change that counts. Default: 3%%; 0.5%% and 0.5 B/op where what is counted"
            + " (B/op, processes, threads) is exact: the forks of each side agree within 0.1%% and"
            + " 0.1 B/op, three a side, or two where five earlier ones (--history) or a"
            + " --calibration did.",
        "What is less than a floor apart only differs, however large a share that is: 0.3 ns for"
            + " one operation of one thread, 0.1 B/op, 0.01 #/op, 1 of counts, processes or"
            + " threads, 1 MiB, 1 ms, 0.1 MB/sec, 1 percentage point. Less than 0.1 B/op on both"
            + " sides is equivalent: that is the harness."
      })
  private @Nullable String threshold;

  @Option(
      names = "--certain",
      description =
          "A row is changed only where the whole interval is beyond the threshold, and not only the"
              + " change that was seen.")
  private boolean certain;

  @Option(
      names = "--alpha",
      paramLabel = "LEVEL",
      description = "The level of significance. Default: 0.05.")
  private String alpha = "0.05";

  @Option(
      names = "--correction",
      paramLabel = "bh|none",
      description =
          "For the number of rows: bh (Benjamini-Hochberg, over all rows) or none (every row for"
              + " itself; take --alpha 0.01). Default: bh.")
  private String correction = Rule.Correction.BH.id();

  @Option(
      names = "--metric",
      paramLabel = "NAME[,NAME…]",
      split = ",",
      description =
          "Other metrics of the files: a profiler's such as gc.alloc.rate.norm, or a percentile"
              + " such as p99, or p0.99 as JMH writes it. Or a cost: cpu, alloc, memory.pss, as"
              + " 'heddle table --columns' shows. Each is judged by itself, and the exit"
              + " code is the worst: 3 before 4 before 5. Default: score, which alone is judged;"
              + " what cpu did is told.")
  private List<String> metrics = new ArrayList<>();

  @Mixin private RowsOption rows = new RowsOption();

  @Mixin private CalibrationOption calibration = new CalibrationOption();

  @Mixin private ExplainOption explain = new ExplainOption();

  @ArgGroup(exclusive = false)
  private Gate gate = new Gate();

  /** What fails a CI job besides regressions. */
  static final class Gate {
    private static final String INCONCLUSIVE = "inconclusive";
    private static final String SLOWER = "slower";
    private static final String RULER = "ruler";
    private static final List<String> REASONS = List.of(INCONCLUSIVE, SLOWER, RULER);

    @Option(
        names = "--allow-missing",
        description =
            "Rows that the candidate does not have do not fail the comparison. Rows that it has,"
                + " but cannot be judged by where the base can, still do.")
    private boolean allowMissing;

    @Option(
        names = "--fail-on",
        paramLabel = "inconclusive|slower|ruler",
        split = ",",
        description =
            "inconclusive: exit with 5 where a row is inconclusive or has too few forks; slower:"
                + " with 3 where a contender of --within is slower; ruler: with 5 where a ruler of"
                + " both runs says that the machine moved. May be given several times.")
    private List<String> failOn = new ArrayList<>();

    Outcome outcome() throws UnknownNameException {
      for (String each : failOn) {
        if (!REASONS.contains(each)) {
          throw new UnknownNameException("--fail-on", each, REASONS);
        }
      }
      return new Outcome(
          allowMissing,
          failOn.contains(INCONCLUSIVE),
          failOn.contains(RULER),
          Outcome.Remedies.COMPARE);
    }

    /** The comparison as the job that asked for it means it. */
    Comparison meant(Comparison comparison) {
      return failOn.contains(SLOWER) ? comparison.notSlower() : comparison;
    }
  }

  @Override
  public Integer call() throws UnreadableException, UnknownNameException, UsageException {
    Rule rule = rule();
    Outcome outcome = gate.outcome();
    explain.check();
    outputs.check(sides.inputs());
    List<Comparing> ways = new ArrayList<>();
    for (String metric : metrics()) {
      KnownNoise noise = calibration.noise(metric, metrics(), sides.areWithin());
      Past past = calibration.past(metric, sides.inputs());
      Comparing way = new Comparing(rule, metric, rows.found(), noise, past);
      ways.add(metrics.isEmpty() ? way.telling(Cost.CPU.metric()) : way);
    }
    List<Comparison> comparisons;
    try {
      comparisons = sides.compare(ways, calibration::require).stream().map(gate::meant).toList();
    } catch (UnknownMetricException e) {
      throw new UsageException(
          ResultOptionWords.unknownMetric(
              e.given(), sides.areWithin(), Complaint.choices(e.given(), e.known())));
    }
    rows.require(comparisons.stream().allMatch(CompareCommand::isEmpty));
    Explaining explaining = explain.of(comparisons, sides);
    boolean written = outputs.write(comparisons, spec.commandLine());
    int code = ExitCode.OK;
    for (Comparison each : comparisons) {
      List<String> complaints = new ArrayList<>();
      code = ExitCode.worse(code, outcome.of(each, complaints));
      String metric = comparisons.size() == 1 ? "" : each.metric() + ": ";
      complaints.forEach(line -> Complaint.print(spec.commandLine(), metric + line));
    }
    spec.commandLine().getErr().flush();
    written &= explaining == null || explain.explain(explaining, spec.commandLine());
    return written || code == ExitCode.REGRESSION ? code : ExitCode.NOT_WHOLE;
  }

  private List<String> metrics() {
    return metrics.isEmpty()
        ? List.of(Tables.SCORE)
        : metrics.stream().map(String::strip).distinct().toList();
  }

  private static boolean isEmpty(Comparison comparison) {
    return comparison.rows().isEmpty()
        && comparison.missing().isEmpty()
        && comparison.added().isEmpty();
  }

  private Rule rule() throws UsageException {
    Rule.Correction each = Identified.of(Rule.Correction.class, "correction", correction);
    Rule usual = Rule.DEFAULT;
    double share = threshold == null ? usual.threshold() : Words.percent("--threshold", threshold);
    return new Rule(share, Words.level("--alpha", alpha), each)
        .exact(threshold == null ? usual.exact() : share)
        .certain(certain);
  }
}
