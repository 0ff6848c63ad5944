package dev.heddle.cli;

import dev.heddle.report.Quoted;
import dev.heddle.result.CommitOrder;
import dev.heddle.result.NamePattern;
import dev.heddle.result.Naming;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the files of a history are named, and in which order they came. */
final class HistoryOptions {

  @Option(
      names = "--name-pattern",
      paramLabel = "PATTERN",
      description = {
        "How JMH files are named, as in 'build-{number}.json' or '{tag}/jmh.json' (with a slash:"
            + " the path below DIR). {time} is a date, a date and time or seconds since 1970,"
            + " {commit} 7 letters of a commit or more, {number} counts up, {tag} is a version,"
            + " {any} or * anything. In order of time, else number, else version."
      })
  private @Nullable String pattern;

  @Option(
      names = "--git-log",
      paramLabel = "REPOSITORY",
      description = {
        "The order of 'git log' there, by the commit or tag in a file's name; a file in which 'git"
            + " log' was kept does as well."
      })
  private @Nullable Path log;

  /**
   * What was asked for.
   *
   * @throws UsageException where that says no order
   */
  Naming naming() throws UsageException {
    CommitOrder commits = log == null ? null : GitLog.of(log);
    if (pattern == null) {
      return new Naming(null, commits);
    }
    NamePattern read;
    try {
      read = NamePattern.of(pattern);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          ResultOptionWords.badNamePattern(pattern, String.valueOf(e.getMessage())));
    }
    if (!read.orders() && commits == null) {
      throw new UsageException(ResultOptionWords.commitAlone(pattern));
    }
    return new Naming(read, commits);
  }

  /** What has to be told again to one who reads the same history. */
  String words() {
    return (pattern == null ? "" : " --name-pattern " + Quoted.of(pattern))
        + (log == null ? "" : " --git-log " + Quoted.of(log.toString()));
  }
}
