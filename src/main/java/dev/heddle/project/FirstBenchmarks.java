package dev.heddle.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder of benchmarks for a project that has none, beside its own files, of which none changes.
 *
 * @param files their texts, by where they lie below the project's folder
 * @param jar what a build makes of them, below the folder {@code benchmarks}
 */
public record FirstBenchmarks(Map<String, String> files, String jar) {

  static final String FOLDER = "benchmarks";

  private static final String SOURCE = "java/benchmarks/FirstBenchmark.java";
  private static final String USUAL_JAVA = "17";

  static FirstBenchmarks ofMaven(Optional<Pom> measured, @Nullable Pom root) {
    Map<String, String> files = new LinkedHashMap<>();
    String java =
        measured
            .flatMap(Pom::java)
            .or(() -> Optional.ofNullable(root).flatMap(Pom::java))
            .orElse(USUAL_JAVA);
    files.put(
        FOLDER + "/pom.xml",
        Template.of("benchmarks-pom.xml")
            .with("JAVA", java)
            .with("DEPENDENCY", measured.flatMap(FirstBenchmarks::dependency).orElse(NOT_KNOWN))
            .text());
    files.put(FOLDER + "/src/main/" + SOURCE, Template.of("FirstBenchmark.java").text());
    files.put(".heddle/pom.xml", Template.of("all-pom.xml").text());
    return new FirstBenchmarks(files, "target/benchmarks.jar");
  }

  static FirstBenchmarks ofGradle() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(FOLDER + "/settings.gradle", Template.of("benchmarks-settings.gradle").text());
    files.put(FOLDER + "/build.gradle", Template.of("benchmarks-build.gradle").text());
    files.put(FOLDER + "/src/jmh/" + SOURCE, Template.of("FirstBenchmark.java").text());
    return new FirstBenchmarks(files, "build/libs/*-jmh.jar");
  }

  /** The one module that they are. */
  List<JmhModule> modules() {
    return List.of(JmhModule.of(FOLDER, jar));
  }

  private static final String NOT_KNOWN =
      "    <!-- add the project's own artifact here: its group or version is not in its pom.xml"
          + " -->";

  private static Optional<String> dependency(Pom pom) {
    if (pom.group().isEmpty() || pom.artifact().isEmpty() || pom.version().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        """
        <dependency>
          <groupId>%s</groupId>
          <artifactId>%s</artifactId>
          <version>%s</version>
        </dependency>\
        """
            .formatted(
                Template.xml(pom.group().get()),
                Template.xml(pom.artifact().get()),
                Template.xml(pom.version().get()))
            .indent(4)
            .stripTrailing());
  }
}
