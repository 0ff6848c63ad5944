package dev.heddle.project;

import dev.heddle.jvm.Failures;
import dev.heddle.report.Quoted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that a project gets, which are written all or not at all.
 *
 * @param root its folder
 * @param files their texts, by where they lie below it
 * @param remarks what is left to do by hand
 */
public record SetupFiles(Path root, Map<String, String> files, List<String> remarks) {

  /** The folder of what Heddle itself needs to know. */
  public static final String FOLDER = ".heddle";

  /** What measures a checkout against an earlier state of it. */
  public static final String VERDICT = FOLDER + "/verdict.sh";

  /** Where what runs differ by on one machine belongs. */
  public static final String CALIBRATION = FOLDER + "/calibration";

  /** Copies them. */
  public SetupFiles {
    files = new LinkedHashMap<>(files);
    remarks = List.copyOf(remarks);
  }

  /**
   * Those of {@code project}.
   *
   * @param program where its job takes Heddle from; none where it has no job
   */
  public static SetupFiles of(
      Project project, Optional<CiSystem> ci, Optional<ProgramSource> program) {
    Map<String, String> files = new LinkedHashMap<>();
    project.first().ifPresent(first -> files.putAll(first.files()));
    files.put(
        FOLDER + "/README.md",
        Template.of("README.md").with("JAR", shown(project.modules())).text());
    files.put(FOLDER + "/.gitignore", "/program\n/reports\n/runs\n");
    files.put(FOLDER + "/accepted-changes.json", "{\n  \"schema\": 1,\n  \"accepted\": []\n}\n");
    files.put(VERDICT, verdict(project));
    List<String> remarks = new ArrayList<>(project.remarks());
    if (ci.isPresent() && program.isPresent()) {
      files.put(ci.get().file(project.root()), ci.get().text(program.get()));
      ci.get().remark(project.root()).ifPresent(remarks::add);
    }
    return new SetupFiles(project.root(), files, remarks);
  }

  private static String shown(List<JmhModule> modules) {
    return modules.getFirst().jar();
  }

  /** The script that measures {@code project} against an earlier state of it. */
  public static String verdict(Project project) {
    StringBuilder measure = new StringBuilder();
    for (JmhModule module : project.modules()) {
      measure.append(
          "measure %s %s \"$@\"\n".formatted(Quoted.of(module.name()), Quoted.of(module.jar())));
    }
    return Template.of("verdict.sh")
        .with("BUILD", Quoted.of(project.command()))
        .with("BEGINS", project.first().isPresent() ? FirstBenchmarks.FOLDER : "")
        .with("MEASURE", measure.toString().stripTrailing())
        .text();
  }

  /**
   * Says what is in the way, before anything is written.
   *
   * @throws ProjectException where something is
   */
  public void requireRoom() throws ProjectException {
    List<String> there =
        files.keySet().stream()
            .filter(file -> Files.exists(root.resolve(file), LinkOption.NOFOLLOW_LINKS))
            .toList();
    if (!there.isEmpty()) {
      throw new ProjectException(ProjectWords.isThere(there));
    }
    for (String file : files.keySet()) {
      Path folder = root.resolve(file).getParent();
      while (folder != null && folder.startsWith(root) && !folder.equals(root)) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
          throw new ProjectException(ProjectWords.notAFolder(root.relativize(folder).toString()));
        }
        folder = folder.getParent();
      }
    }
  }

  /**
   * Writes them; where one cannot be, none is left.
   *
   * @return why not, if so
   */
  public Optional<String> write() {
    List<Path> made = new ArrayList<>();
    Path current = root;
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        current = root.resolve(file.getKey());
        makeFolders(current.getParent(), made);
        Files.writeString(current, "", StandardOpenOption.CREATE_NEW);
        made.add(current);
        Files.writeString(current, file.getValue());
      }
      return Optional.empty();
    } catch (IOException e) {
      made.reversed().forEach(SetupFiles::remove);
      return Optional.of(ProjectWords.cannotWrite(root.relativize(current), Failures.words(e)));
    }
  }

  private static void makeFolders(@Nullable Path folder, List<Path> made) throws IOException {
    if (folder == null || Files.isDirectory(folder)) {
      return;
    }
    makeFolders(folder.getParent(), made);
    Files.createDirectory(folder);
    made.add(folder);
  }

  private static void remove(Path made) {
    try {
      Files.deleteIfExists(made);
    } catch (IOException e) {
      // what fails is told already
    }
  }
}
