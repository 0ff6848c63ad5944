package dev.heddle.project;

import java.nio.file.Path;
import java.util.List;

/** What is said to people of their projects: what is wrong, why, and what to do. */
public final class ProjectWords {

  private ProjectWords() {}

  static String noFolder(Path folder) {
    return folder + ": there is no such folder; name that of a project";
  }

  static String noProject(Path folder) {
    return folder
        + ": is no project of Maven or Gradle (no pom.xml, settings.gradle or build.gradle); go to"
        + " the folder that has one";
  }

  /** There is nothing to measure, and what there is nearly. */
  public static String noBenchmarks(Path folder, List<String> remarks) {
    return folder
        + ": has no JMH benchmarks"
        + (remarks.isEmpty() ? "" : " (" + String.join("; ", remarks) + ")")
        + "; 'heddle init' gives it a first one";
  }

  static String noPom(Path file, String why) {
    return file + ": cannot be read: " + why + "; mend it";
  }

  static String unreadable(Path file, String why) {
    return file + ": cannot be read: " + why + "; make it readable";
  }

  static String noWholeJar(String pom) {
    return pom
        + " uses JMH, but no maven-shade-plugin there makes one jar of it, which is what can be"
        + " measured: it is passed over";
  }

  static String noSource(String words) {
    return "--heddle '"
        + words
        + "': is no OWNER/REPOSITORY@REF; write where the job takes Heddle from, as in"
        + " someone/heddle@v1";
  }

  /** A job is wanted, and not where it takes the program from. */
  public static final String SOURCE_MISSING =
      "--heddle: is missing: a job takes Heddle from a repository, and which is not guessed; write"
          + " --heddle OWNER/REPOSITORY@REF";

  /** The other way round. */
  public static final String JOB_MISSING =
      "--ci: is missing: the project has no jobs of GitHub or GitLab by which to tell what --heddle"
          + " is for; write --ci github or --ci gitlab";

  /** There is nothing that a job could be written for. */
  public static final String NO_JOB =
      "no job is written; --ci github --heddle OWNER/REPOSITORY@REF writes one";

  /** What would be calibrated is not there, or there are several of it. */
  public static String notBuilt(String jar, int found, String command) {
    return "--calibrate: "
        + jar
        + (found == 0
            ? " is not built; build it with '" + command + "', or omit --calibrate"
            : " is " + found + " files; remove what is old, or omit --calibrate");
  }

  /** Of what is in the way. */
  public static String isThere(List<String> files) {
    return String.join(", ", files)
        + (files.size() == 1 ? ": is" : ": are")
        + " there already; remove what is old, nothing was written";
  }

  static String notAFolder(String place) {
    return place + ": is no folder; move it away, nothing was written";
  }

  static String includeIt(String file, String beside) {
    return file + " has jobs of its own: add to it 'include: {local: " + beside + "}'";
  }

  static String cannotWrite(Path file, String why) {
    return file + ": cannot be written: " + why + "; nothing was written, make room for it";
  }
}
