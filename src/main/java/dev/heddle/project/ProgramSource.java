package dev.heddle.project;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a job takes Heddle from.
 *
 * @param repository its owner and name, as in {@code someone/heddle}
 * @param ref a branch, a tag or a commit
 */
public record ProgramSource(String repository, String ref) {

  private static final Pattern WORDS =
      Pattern.compile(
          "([A-Za-z0-9][\\w.-]*(?:/[A-Za-z0-9][\\w.-]*)+)@([A-Za-z0-9][\\w.-]*(?:/[\\w.-]+)*)");

  /**
   * Reads {@code OWNER/REPOSITORY@REF}.
   *
   * @throws ProjectException where it is something else
   */
  public static ProgramSource of(String words) throws ProjectException {
    Matcher parts = WORDS.matcher(words);
    if (!parts.matches()) {
      throw new ProjectException(ProjectWords.noSource(words));
    }
    return new ProgramSource(parts.group(1), parts.group(2));
  }
}
