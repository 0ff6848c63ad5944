package dev.heddle.project;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A project of somebody's, as far as its files tell without a build.
 *
 * @param root its folder
 * @param tool what builds it
 * @param modules its parts that have JMH benchmarks; those of {@code first} where it has none
 * @param first the benchmarks that it gets, since it has none; none where it has some
 * @param command how it is built, as words of a shell in its folder
 * @param remarks what whoever sets it up should know of it
 */
public record Project(
    Path root,
    BuildTool tool,
    List<JmhModule> modules,
    Optional<FirstBenchmarks> first,
    String command,
    List<String> remarks) {

  private static final Pattern GRADLE_JMH =
      Pattern.compile("me\\.champeau\\.(?:gradle\\.)?jmh|\\bjmhJar\\b");

  /** Copies the lists. */
  public Project {
    modules = List.copyOf(modules);
    remarks = List.copyOf(remarks);
  }

  /**
   * The project in {@code folder}.
   *
   * @throws ProjectException where there is none
   */
  public static Project in(Path folder) throws ProjectException {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(root)) {
      throw new ProjectException(ProjectWords.noFolder(folder));
    }
    BuildTool tool =
        Arrays.stream(BuildTool.values())
            .filter(each -> each.builds(root))
            .findFirst()
            .orElseThrow(() -> new ProjectException(ProjectWords.noProject(root)));
    return tool == BuildTool.MAVEN ? ofMaven(root) : ofGradle(root);
  }

  private static Project ofMaven(Path root) throws ProjectException {
    BuildTool tool = BuildTool.MAVEN;
    Map<String, Pom> poms = new TreeMap<>();
    for (Path file : tool.filesBelow(root)) {
      poms.put(place(root, file), Pom.read(file));
    }
    Set<String> built = new LinkedHashSet<>();
    gather("", poms, built);
    List<JmhModule> modules = new ArrayList<>();
    List<String> remarks = new ArrayList<>();
    for (String place : built) {
      Pom pom = poms.get(place);
      if (pom == null || !pom.usesJmh()) {
        continue;
      }
      Optional<String> jar = pom.wholeJar();
      if (jar.isPresent()) {
        modules.add(JmhModule.of(place, jar.get()));
      } else {
        remarks.add(ProjectWords.noWholeJar(place.isEmpty() ? "pom.xml" : place + "/pom.xml"));
      }
    }
    if (!modules.isEmpty()) {
      return new Project(root, tool, modules, Optional.empty(), tool.command(root), remarks);
    }
    FirstBenchmarks first = FirstBenchmarks.ofMaven(measured(built, poms), poms.get(""));
    // the project and they, in one build: nothing has to be installed
    String command = tool.program(root) + " -B -q -DskipTests -f .heddle/pom.xml package";
    return new Project(root, tool, first.modules(), Optional.of(first), command, remarks);
  }

  /** The module in {@code place} and those that it has, as far as they lie below the root. */
  private static void gather(String place, Map<String, Pom> poms, Set<String> into) {
    Pom pom = poms.get(place);
    if (pom == null || !into.add(place)) {
      return;
    }
    for (String module : pom.modules()) {
      String folder = module.replaceFirst("/?pom\\.xml$", "");
      String below = Path.of(place).resolve(folder).normalize().toString();
      gather(below.replace('\\', '/'), poms, into);
    }
  }

  /** The first module that makes a jar. */
  private static Optional<Pom> measured(Set<String> built, Map<String, Pom> poms) {
    return poms.entrySet().stream()
        .filter(each -> built.contains(each.getKey()) && each.getValue().makesAJar())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static Project ofGradle(Path root) throws ProjectException {
    BuildTool tool = BuildTool.GRADLE;
    List<JmhModule> modules = new ArrayList<>();
    for (Path file : tool.filesBelow(root)) {
      if (!file.getFileName().toString().startsWith("settings.") && usesJmh(file)) {
        modules.add(JmhModule.of(place(root, file), "build/libs/*-jmh.jar"));
      }
    }
    if (!modules.isEmpty()) {
      return new Project(root, tool, modules, Optional.empty(), tool.command(root), List.of());
    }
    FirstBenchmarks first = FirstBenchmarks.ofGradle();
    String command = tool.program(root) + " --no-daemon -q -p benchmarks jmhJar";
    return new Project(root, tool, first.modules(), Optional.of(first), command, List.of());
  }

  private static boolean usesJmh(Path file) throws ProjectException {
    try {
      return GRADLE_JMH.matcher(Files.readString(file)).find();
    } catch (MalformedInputException e) {
      return false; // it is in another encoding than Gradle reads
    } catch (IOException e) {
      throw new ProjectException(ProjectWords.unreadable(file, Failures.words(e)));
    }
  }

  /** The folder of {@code file}, below the root, with slashes. */
  private static String place(Path root, Path file) {
    Path folder = file.getParent();
    return folder == null ? "" : root.relativize(folder).toString().replace('\\', '/');
  }
}
