package dev.heddle;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The libraries whose code is in our jar: each by a licence that lets it be there. */
class LicencesTest {

  private static final String APACHE = "Apache License 2.0";
  private static final String MIT = "MIT License";

  /** All of them, by their names in Maven; none whose licence asks for more than to be named. */
  private static final Map<String, String> LIBRARIES =
      Map.ofEntries(
          Map.entry("HdrHistogram", "Creative Commons Zero 1.0"),
          Map.entry("commons-lang3", APACHE),
          Map.entry("commons-math3", APACHE),
          Map.entry("commons-text", APACHE),
          Map.entry("error_prone_annotations", APACHE),
          Map.entry("gson", APACHE),
          Map.entry("jackson-core", APACHE),
          Map.entry("jctools-core", APACHE),
          Map.entry("jline-native", "BSD License"),
          Map.entry("jline-terminal", "BSD License"),
          // the exception lets a jar hold it whatever the jar's own licence is
          Map.entry("jmh-core", "GNU General Public License 2 with the Classpath exception"),
          Map.entry("jna-jpms", APACHE),
          Map.entry("jna-platform-jpms", APACHE),
          Map.entry("jopt-simple", MIT),
          Map.entry("jspecify", APACHE),
          Map.entry("jte-runtime", APACHE),
          Map.entry("oshi-common", MIT),
          Map.entry("oshi-core", MIT),
          Map.entry("picocli", APACHE),
          Map.entry("progressbar", MIT),
          Map.entry("slf4j-api", MIT),
          Map.entry("slf4j-nop", MIT));

  @Test
  void everyLibraryInTheJarIsThereByALicenceThatAllowsIt() throws Exception {
    Map<String, Path> jars = jars();
    Map<String, String> found = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(dependencies(Path.of("pom.xml"), false));
    while (!open.isEmpty()) {
      String name = open.pop();
      Path jar = jars.get(name);
      // what is not on the class path was left out by our pom, or by another version's
      if (jar != null && !found.containsKey(name)) {
        Path pom = pom(jar);
        found.put(name, licence(pom));
        open.addAll(dependencies(pom, true));
      }
    }

    assertThat(found).containsExactlyInAnyOrderEntriesOf(LIBRARIES);
  }

  @Test
  void theJarNamesThemAllAndHasTheTextsThatMustTravelWithThem() throws Exception {
    String text = Files.readString(Path.of("src/licences/LIBRARIES.txt"));

    LIBRARIES.forEach((name, licence) ->
        assertThat(text.substring(0, text.indexOf(name) < 0 ? 0 : text.indexOf(name)))
            .as(name)
            .contains("\n" + licence + "\n"));
    assertThat(text)
        .contains("Permission is hereby granted, free of charge")
        .contains("Redistributions in binary form must reproduce the above copyright");
    for (String file : List.of("LIBRARIES.txt", "GPL-2.0-with-classpath-exception.txt")) {
      assertThat(Path.of("src/licences", file)).isNotEmptyFile();
      assertThat(Path.of("pom.xml")).content().contains("<resource>META-INF/" + file);
    }
  }

  /** All jars that this JVM has on its class path, by their names without a version. */
  private static Map<String, Path> jars() throws Exception {
    Map<String, Path> jars = new HashMap<>();
    for (URL manifest :
        Collections.list(
            LicencesTest.class.getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
      if (manifest.getProtocol().equals("jar")) {
        String file = manifest.getPath().replaceFirst("^file:", "").replaceFirst("!.*", "");
        Path jar = Path.of(file);
        if (jar.getNameCount() > 2) {
          jars.put(jar.getName(jar.getNameCount() - 3).toString(), jar);
        }
      }
    }
    return jars;
  }

  private static Path pom(Path jar) {
    return jar.resolveSibling(jar.getFileName().toString().replaceFirst("\\.jar$", ".pom"));
  }

  private static Element read(Path pom) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(pom.toFile())
        .getDocumentElement();
  }

  private static List<Element> below(Element element, String name) {
    List<Element> found = new ArrayList<>();
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element its && its.getTagName().equals(name)) {
        found.add(its);
      }
    }
    return found;
  }

  private static String text(Element element, String name) {
    List<Element> found = below(element, name);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }

  /** What goes with it when it is used, by the words of its pom. */
  private static List<String> dependencies(Path pom, boolean others) throws Exception {
    List<String> names = new ArrayList<>();
    for (Element all : below(read(pom), "dependencies")) {
      for (Element each : below(all, "dependency")) {
        boolean travels =
            !List.of("test", "provided", "system").contains(text(each, "scope"))
                && !(others && text(each, "optional").equals("true"));
        if (travels) {
          names.add(text(each, "artifactId"));
        }
      }
    }
    return names;
  }

  /** The licence that a pom or the first of its parents that has one names, in our words. */
  private static String licence(Path pom) throws Exception {
    Element project = read(pom);
    List<String> names = new ArrayList<>();
    for (Element all : below(project, "licenses")) {
      below(all, "license").forEach(each -> names.add(text(each, "name")));
    }
    if (names.isEmpty()) {
      Element parent = below(project, "parent").getFirst();
      return licence(inRepository(pom, project, parent));
    }
    return ours(names);
  }

  private static Path inRepository(Path pom, Element project, Element parent) {
    String own = text(project, "groupId");
    int groups = (own.isEmpty() ? text(parent, "groupId") : own).split("\\.", -1).length;
    Path root = pom.resolve("../../..".concat("/..".repeat(groups))).normalize();
    String name = text(parent, "artifactId");
    String version = text(parent, "version");
    return root.resolve(text(parent, "groupId").replace('.', '/'))
        .resolve(name)
        .resolve(version)
        .resolve(name + "-" + version + ".pom");
  }

  /** Of several to choose from the first of these. */
  private static String ours(List<String> names) {
    String all = String.join("; ", names);
    Map<String, String> words = new LinkedHashMap<>();
    words.put("Apache", APACHE);
    words.put("CC0", "Creative Commons Zero 1.0");
    words.put("MIT", MIT);
    words.put("BSD", "BSD License");
    words.put("Classpath exception", "GNU General Public License 2 with the Classpath exception");
    return words.entrySet().stream()
        .filter(each -> all.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(all);
  }
}
