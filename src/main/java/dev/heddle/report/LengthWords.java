package dev.heddle.report;

import dev.heddle.advice.Advice;
import dev.heddle.advice.Labels;
import dev.heddle.compare.Standing;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts advice about the lengths of tasks, alone or in chunks, into sentences. */
final class LengthWords {

  private LengthWords() {}

  static String grain(Advice.Grain grain) {
    Advice.Relative last = grain.speeds().getLast();
    String who =
        "%s keeps %s %% of the speed of %s "
            .formatted(
                Labels.of(last.processes()),
                Digits.of(grain.share() * 100, 0),
                Labels.of(last.other()));
    return who
        + from(grain.speeds(), grain.from())
        + ": "
        + grain.speeds().stream()
            .map(each -> Digits.of(each.speed().value() * 100, 0) + " % at " + each.length())
            .collect(Collectors.joining(", "));
  }

  private static String from(List<Advice.Relative> speeds, @Nullable Standing shortest) {
    return speeds.stream()
        .filter(each -> each.processes().equals(shortest))
        .findFirst()
        .map(each -> "from tasks of " + each.length() + " on")
        .orElse("for none of these lengths of a task");
  }

  static String breakEven(Advice.BreakEven even) {
    Advice.Relative last = even.speeds().getLast();
    return "%s is shown to be faster than %s "
            .formatted(Labels.of(last.processes()), Labels.of(last.other()))
        + from(even.speeds(), even.from())
        + ": "
        + even.speeds().stream()
            .map(each -> AdviceWords.times(each.speed()) + " the speed at " + each.length())
            .collect(Collectors.joining(", "));
  }

  static String chunks(Advice.Chunks chunks) {
    String who =
        "%s: the smallest chunk shown to be within %s %% of the best is %s"
            .formatted(
                Labels.of(chunks.best()),
                Digits.of(chunks.within() * 100, 0),
                chunk(chunks.smallest()));
    return who
        + chunks.others().stream()
            .map(each -> AdviceWords.times(each) + " at " + chunk(each.row()))
            .collect(
                Collectors.joining(
                    ", ",
                    "; a task takes "
                        + AdviceWords.score(chunks.best())
                        + " at "
                        + chunk(chunks.best())
                        + ", the best, and ",
                    ""));
  }

  private static String chunk(Standing row) {
    return row.id().params().getOrDefault("chunk", "");
  }
}
