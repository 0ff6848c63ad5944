package dev.heddle.report;

import dev.heddle.advice.Advice;
import dev.heddle.advice.Behind;
import dev.heddle.advice.Labels;
import dev.heddle.advice.WorkloadAdvice;
import dev.heddle.compare.Standing;
import dev.heddle.compare.Unit;
import dev.heddle.stats.Estimate;
import dev.heddle.stats.Interval;
import dev.heddle.stats.Scalability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts advice into sentences, each of which names the rows that it rests on; what is said of the
 * lengths of tasks is in {@link LengthWords}.
 */
final class AdviceWords {

  /** So many rows are named. */
  private static final int NAMED = 6;

  /** Ends of an interval that are so many times apart say nothing. */
  private static final double VAGUE = 10;

  private AdviceWords() {}

  /** What to take, in one sentence for each workload. */
  static List<String> answers(List<WorkloadAdvice> all) {
    return all.stream()
        .flatMap(each ->
            each.advice().stream()
                .filter(AdviceWords::isAnswer)
                .map(advice -> title(each) + ": " + sentence(advice)))
        .toList();
  }

  private static boolean isAnswer(Advice advice) {
    return switch (advice) {
      case Advice.Take _, Advice.Paste _, Advice.Elsewhere _ -> true;
      default -> false;
    };
  }

  /** {@code squares (n 1000, tasks 64)}. */
  static String title(WorkloadAdvice workload) {
    return workload.settings().isEmpty()
        ? workload.title()
        : workload.settings().entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue())
            .collect(Collectors.joining(", ", workload.title() + " (", ")"));
  }

  static String sentence(Advice advice) {
    return switch (advice) {
      case Advice.Take take -> take(take);
      case Advice.Paste paste -> paste(paste);
      case Advice.Others others ->
          "the best of the other models: "
              + others.best().stream()
                  .map(each -> Labels.of(each.row()) + " takes " + times(each) + " as long")
                  .collect(Collectors.joining(", "));
      case Advice.Enough enough -> enough(enough);
      case Advice.Usual usual ->
          "usual rules against "
              + Labels.of(usual.best())
              + ": "
              + usual.rules().stream().map(AdviceWords::rule).collect(Collectors.joining("; "));
      case Advice.Law law -> law(law);
      case Advice.Price price -> price(price);
      case Advice.Grain grain -> LengthWords.grain(grain);
      case Advice.BreakEven even -> LengthWords.breakEven(even);
      case Advice.Chunks chunks -> LengthWords.chunks(chunks);
      case Advice.PaysOff pays ->
          ("a process that stays has paid for its start after %s %s, against a process for each:"
                  + " %s is ready after %s, a task through %s takes %s, through %s %s")
              .formatted(
                  pays.tasks(),
                  pays.tasks() == 1 ? "task" : "tasks",
                  Labels.of(pays.start()),
                  score(pays.start()),
                  Labels.of(pays.stays()),
                  score(pays.stays()),
                  Labels.of(pays.perTask()),
                  score(pays.perTask()));
      case Advice.Elsewhere elsewhere -> elsewhere(elsewhere);
      case Advice.Missing missing -> "this does not rest on all of the run: " + missing.what();
      case Advice.More more -> more.open() + "; '" + more.command() + "' tells";
    };
  }

  private static String take(Advice.Take take) {
    StringBuilder text = new StringBuilder();
    text.append("take ").append(Labels.of(take.choice())).append(" (");
    text.append(score(take.choice())).append(')');
    if (!take.certain()) {
      return text + ", but one fork shows no difference to any other";
    }
    List<Standing> asGood = new ArrayList<>(take.asGood());
    asGood.removeAll(take.alone());
    if (!asGood.isEmpty()) {
      text.append("; no difference shown to ").append(names(asGood));
    }
    if (!take.alone().isEmpty()) {
      text.append("; one fork shows no difference to ").append(names(take.alone()));
    }
    if (!take.slower().isEmpty()) {
      int slower = take.slower().size();
      Behind next = take.slower().getFirst();
      text.append("; ");
      text.append(slower == 1 ? "1 other is slower" : slower + " others are slower");
      text.append(slower == 1 ? ": " : ", the next of them ");
      text.append(Labels.of(next.row())).append(" takes ").append(times(next)).append(" as long");
    }
    return text.toString();
  }

  /** Of another runtime, in the words of its table. */
  private static String elsewhere(Advice.Elsewhere there) {
    StringBuilder text = new StringBuilder("on ").append(Inert.of(there.runtime())).append(", ");
    text.append("which is no choice on the JVM: ").append(take(there.take()));
    Standing sequential = there.sequential();
    if (sequential != null && !there.models().isEmpty()) {
      text.append("; against ").append(Labels.of(sequential)).append(": ");
      text.append(
          there.models().stream()
              .map(each -> Labels.within(each.row()) + " " + faster(each))
              .collect(Collectors.joining(", ")));
    }
    Behind jvm = there.jvm();
    if (jvm != null && jvm.known()) {
      text.append("; against ").append(Labels.of(there.take().choice())).append(": the JVM's ");
      text.append(Labels.of(jvm.row())).append(' ').append(faster(jvm));
    } else if (!there.less().isEmpty()) {
      text.append("; with ").append(there.less());
      text.append(" it does less than the JVM's rows, and is not held against them");
    }
    return text.toString();
  }

  /** How many times faster or slower a row is. */
  private static String faster(Behind row) {
    Estimate times = row.times();
    boolean faster = times.value() < 1;
    return times(faster ? times.inverse() : times)
        + (faster ? " faster" : " slower")
        + (row.shown() ? "" : ", which shows no difference");
  }

  private static String paste(Advice.Paste paste) {
    String set =
        paste.set().size() == 1
            ? "all others are shown to be more than 3 % slower"
            : "not shown to be more than 3 % slower than the best: " + names(paste.set());
    String dropped =
        paste.dropped().isEmpty()
            ? ""
            : "; measured in fewer rounds, as they were ruled out: " + names(paste.dropped());
    return "run '" + Inert.of(paste.line()) + "'; " + set + dropped;
  }

  private static String names(List<Standing> rows) {
    String names = rows.stream().limit(NAMED).map(Labels::of).collect(Collectors.joining(", "));
    return rows.size() > NAMED ? names + " and " + (rows.size() - NAMED) + " more" : names;
  }

  private static String enough(Advice.Enough enough) {
    StringBuilder text = new StringBuilder(Labels.of(enough.enough()));
    if (enough.beyond().isEmpty()) {
      return text + " is the most that was measured, and the best: more may be better";
    }
    text.append(" is enough: ");
    List<Behind> harm =
        enough.beyond().stream().filter(each -> each.shown() && each.times().value() > 1).toList();
    List<Behind> same = enough.beyond().stream().filter(each -> !harm.contains(each)).toList();
    if (!same.isEmpty()) {
      text.append("more bring nothing that is shown (");
      text.append(list(same)).append(')');
    }
    if (!harm.isEmpty()) {
      text.append(same.isEmpty() ? "more are slower (" : ", or are slower (");
      text.append(list(harm)).append(')');
    }
    return text.toString();
  }

  private static String list(List<Behind> rows) {
    return rows.stream()
        .map(each -> number(each.row()) + ": " + times(each))
        .collect(Collectors.joining(", "));
  }

  private static String number(Standing row) {
    return row.id().params().getOrDefault("workers", "");
  }

  private static String rule(Advice.Rule rule) {
    String said = rule.name() + " = " + rule.workers();
    if (rule.measured() != rule.workers()) {
      said += ", nearest " + rule.measured();
    }
    Behind row = rule.row();
    return said
        + ": "
        + (row.times().value() == 1 && row.times().interval() == null
            ? "the best"
            : (row.shown() ? "" : "no difference shown, ") + times(row) + " as long");
  }

  private static String law(Advice.Law told) {
    Scalability law = told.law();
    OptionalDouble most = law.peak(told.most());
    String peak = "; it does not fall within what was measured";
    if (most.isPresent()) {
      long workers = Math.round(most.getAsDouble());
      peak = "; most is done by about " + workers + (workers == 1 ? " worker" : " workers");
    }
    return "from "
        + Labels.of(told.rows().getFirst())
        + " on it follows the Universal Scalability Law: contention "
        + percent(law.contention())
        + ", coherency "
        + percent(law.coherency())
        + peak;
  }

  /** What is told is named once, not with each row. */
  private static String price(Advice.Price price) {
    List<String> told = new ArrayList<>();
    if (price.each().stream().anyMatch(each -> each.cpu().isPresent())) {
      told.add("processor time an operation");
    }
    if (price.each().stream().anyMatch(each -> each.memory().isPresent())) {
      told.add("memory");
    }
    return "price, in "
        + String.join(" and ", told)
        + ": "
        + price.each().stream().map(AdviceWords::spent).collect(Collectors.joining("; "));
  }

  private static String spent(Advice.Spent spent) {
    List<String> words = new ArrayList<>();
    spent.cpu().ifPresent(nanos -> words.add(in(Unit.NANOSECONDS, Estimate.bare(nanos))));
    spent.memory().ifPresent(mib -> words.add(Digits.of(mib, 0) + " MiB"));
    return Labels.of(spent.row()) + " " + String.join(" and ", words);
  }

  private static String percent(double share) {
    return Digits.of(share * 100, share < 0.001 ? 3 : 1) + " %";
  }

  /** A row's score, in the unit that reads best. */
  static String score(Standing row) {
    return in(row.unit(), row.score());
  }

  private static String in(Unit unit, Estimate estimate) {
    Scale scale = Scale.of(unit, estimate.value());
    Estimate shown = scale.apply(estimate, unit);
    return Digits.of(shown.value(), Digits.decimals(shown)) + " " + scale.text(unit);
  }

  /** How many times as long a row takes. */
  static String times(Behind row) {
    return times(row.times());
  }

  /** How many times as much, with the interval. */
  static String times(Estimate times) {
    int decimals = Digits.decimalsOfRatio(times);
    Interval interval = times.interval();
    return Digits.of(times.value(), decimals)
        + "x"
        + (interval == null
            ? ""
            : interval.high() > VAGUE * interval.low()
                ? " (forks too far apart for an interval)"
                : " ("
                    + Digits.of(interval.low(), decimals)
                    + " – "
                    + Digits.of(interval.high(), decimals)
                    + ")");
  }

  /** The figures of {@code advice}, by the rows that have them. */
  static Map<Standing, Behind> figures(Advice advice) {
    List<Behind> all =
        switch (advice) {
          case Advice.Take take -> take.slower();
          case Advice.Others others -> others.best();
          case Advice.Enough enough -> enough.beyond();
          case Advice.Chunks chunks -> chunks.others();
          case Advice.Elsewhere there ->
              Stream.concat(Stream.ofNullable(there.jvm()), there.models().stream()).toList();
          case Advice.Usual usual -> usual.rules().stream().map(Advice.Rule::row).toList();
          case Advice.Paste _,
              Advice.Law _,
              Advice.Price _,
              Advice.Grain _,
              Advice.BreakEven _,
              Advice.PaysOff _,
              Advice.Missing _,
              Advice.More _ ->
              List.of();
        };
    return all.stream().collect(Collectors.toMap(Behind::row, each -> each, (first, _) -> first));
  }
}
