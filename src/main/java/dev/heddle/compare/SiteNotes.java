package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what the forks of a fetching benchmark told of the site and their fetches. */
final class SiteNotes {

  /** A share of answers out of time that is worth a word. */
  private static final double LATE = 0.01;

  private SiteNotes() {}

  static void add(List<Fork> forks, List<Footnote> notes) {
    List<Told.SiteAnswers> answers = Fork.told(forks, Told.SiteAnswers.class);
    double requests = answers.stream().mapToDouble(Told.SiteAnswers::requests).sum();
    double late = answers.stream().mapToDouble(Told.SiteAnswers::late).sum();
    if (late > 0 && late >= LATE * requests) {
      notes.add(ToldWords.siteWasLate(late, requests, longest(answers, Told.SiteAnswers::p99)));
    }
    List<Told.FetchErrors> failed = Fork.told(forks, Told.FetchErrors.class);
    double errors = failed.stream().mapToDouble(Told.FetchErrors::count).sum();
    if (errors > 0) {
      String what =
          failed.stream()
              .map(Told.FetchErrors::what)
              .filter(text -> !text.isBlank())
              .findFirst()
              .orElse("");
      notes.add(ToldWords.fetchesFailed(errors, what));
    }
  }

  /** The one time in milliseconds that all forks call ideal; null where none or several are. */
  static @Nullable Double ideal(List<Fork> forks) {
    List<Duration> ideals =
        Fork.told(forks, Told.Ideal.class).stream()
            .map(Told.Ideal::time)
            .filter(Duration::isPositive)
            .distinct()
            .toList();
    return ideals.size() == 1 ? millis(ideals.getFirst()) : null;
  }

  private static double longest(
      List<Told.SiteAnswers> answers, Function<Told.SiteAnswers, Duration> part) {
    return answers.stream().mapToDouble(each -> millis(part.apply(each))).max().orElse(-1);
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
