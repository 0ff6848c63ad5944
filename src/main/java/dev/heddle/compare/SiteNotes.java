package dev.heddle.compare;

import dev.heddle.result.Fork;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the forks of a fetching benchmark noted about the site and their fetches. */
final class SiteNotes {

  /** A share of answers out of time that is worth a word. */
  private static final double LATE = 0.01;

  private SiteNotes() {}

  static void add(List<Fork> forks, List<Footnote> notes) {
    double requests = sum(forks, "site.requests");
    double late = sum(forks, "site.late");
    if (late > 0 && late >= LATE * requests) {
      notes.add(
          new Footnote(
              Footnote.Kind.SITE_LATE,
              "the site answered more than 1 ms late: part of the time is the site's",
              late(forks, late, requests)));
    }
    double errors = sum(forks, "fetch.errors");
    if (errors > 0) {
      String what =
          forks.stream()
              .map(fork -> fork.notes().get("fetch.errors.what"))
              .filter(text -> text != null && !text.isBlank())
              .findFirst()
              .map(text -> ": " + text)
              .orElse("");
      notes.add(
          new Footnote(
              Footnote.Kind.FETCH_ERRORS,
              "fetches failed: the time is not that of the whole work",
              Digits.plain(errors) + what));
    }
  }

  /** The one time in milliseconds that all forks call ideal; null where none or several are. */
  static @Nullable Double ideal(List<Fork> forks) {
    List<Double> ideals =
        forks.stream()
            .map(fork -> number(fork, "ideal.ms"))
            .filter(value -> value > 0)
            .distinct()
            .toList();
    return ideals.size() == 1 ? ideals.getFirst() : null;
  }

  private static String late(List<Fork> forks, double late, double requests) {
    StringBuilder text =
        new StringBuilder(
            requests > 0
                ? Digits.percent(late / requests) + " of requests"
                : Digits.plain(late) + " requests");
    double actual =
        forks.stream().mapToDouble(fork -> number(fork, "site.actual.p99.ms")).max().orElse(-1);
    if (actual > 0) {
      text.append(", p99 up to ").append(Digits.plain(actual)).append(" ms");
    }
    double intended =
        forks.stream().mapToDouble(fork -> number(fork, "site.intended.ms")).max().orElse(-1);
    if (intended > 0) {
      text.append(" where ").append(Digits.plain(intended)).append(" ms was meant");
    }
    return text.toString();
  }

  private static double sum(List<Fork> forks, String note) {
    return forks.stream().mapToDouble(fork -> Math.max(0, number(fork, note))).sum();
  }

  /** The number in a note; -1 where there is none. */
  private static double number(Fork fork, String note) {
    try {
      double value = Double.parseDouble(fork.notes().getOrDefault(note, "-1"));
      return Double.isFinite(value) ? value : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
