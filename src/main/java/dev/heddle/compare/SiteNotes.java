package dev.heddle.compare;

import dev.heddle.result.Fork;
import dev.heddle.result.Told;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what the forks of a fetching benchmark told of the site and their fetches. */
final class SiteNotes {

  /** A share of answers out of time that is worth a word. */
  private static final double LATE = 0.01;

  private SiteNotes() {}

  static void add(List<Fork> forks, List<Footnote> notes) {
    List<Told.SiteAnswers> answers = told(forks, Told.SiteAnswers.class);
    double requests = answers.stream().mapToDouble(Told.SiteAnswers::requests).sum();
    double late = answers.stream().mapToDouble(Told.SiteAnswers::late).sum();
    if (late > 0 && late >= LATE * requests) {
      notes.add(
          new Footnote(
              Footnote.Kind.SITE_LATE,
              "the site answered more than 1 ms late: part of the time is the site's",
              late(answers, late, requests)));
    }
    List<Told.FetchErrors> failed = told(forks, Told.FetchErrors.class);
    double errors = failed.stream().mapToDouble(Told.FetchErrors::count).sum();
    if (errors > 0) {
      String what =
          failed.stream()
              .map(Told.FetchErrors::what)
              .filter(text -> !text.isBlank())
              .findFirst()
              .map(text -> ": " + text)
              .orElse("");
      notes.add(
          new Footnote(
              Footnote.Kind.FETCH_ERRORS,
              "fetches failed: the time is not that of the whole work",
              SentenceDigits.plain(errors) + what));
    }
  }

  /** The one time in milliseconds that all forks call ideal; null where none or several are. */
  static @Nullable Double ideal(List<Fork> forks) {
    List<Duration> ideals =
        told(forks, Told.Ideal.class).stream()
            .map(Told.Ideal::time)
            .filter(Duration::isPositive)
            .distinct()
            .toList();
    return ideals.size() == 1 ? millis(ideals.getFirst()) : null;
  }

  private static <T extends Told> List<T> told(List<Fork> forks, Class<T> theme) {
    return forks.stream().map(fork -> fork.told(theme)).flatMap(Optional::stream).toList();
  }

  private static String late(List<Told.SiteAnswers> answers, double late, double requests) {
    StringBuilder text =
        new StringBuilder(
            requests > 0
                ? SentenceDigits.percent(late / requests) + " of requests"
                : SentenceDigits.plain(late) + " requests");
    double actual = longest(answers, Told.SiteAnswers::p99);
    if (actual > 0) {
      text.append(", p99 up to ").append(SentenceDigits.plain(actual)).append(" ms");
    }
    double intended = longest(answers, Told.SiteAnswers::intended);
    if (intended > 0) {
      text.append(" where ").append(SentenceDigits.plain(intended)).append(" ms was meant");
    }
    return text.toString();
  }

  private static double longest(
      List<Told.SiteAnswers> answers, Function<Told.SiteAnswers, Duration> part) {
    return answers.stream().mapToDouble(each -> millis(part.apply(each))).max().orElse(-1);
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
