package dev.heddle.project;

import dev.heddle.jvm.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What a pom.xml itself says, without those that it inherits from. */
final class Pom {

  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)}");

  /** A name may stand for another, which may stand for a third. */
  private static final int DEEPEST = 5;

  private final Element project;
  private final Map<String, String> properties = new LinkedHashMap<>();

  private Pom(Element project) {
    this.project = project;
    child(project, "properties")
        .map(Pom::children)
        .orElse(List.of())
        .forEach(each -> properties.put(each.getTagName(), each.getTextContent().strip()));
  }

  /**
   * Reads one.
   *
   * @throws ProjectException where it is none
   */
  static Pom read(Path file) throws ProjectException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(new Silent());
      try (var content = Files.newInputStream(file)) {
        Element root = builder.parse(content).getDocumentElement();
        if (!root.getTagName().equals("project")) {
          throw new ProjectException(ProjectWords.noPom(file, "its root is no project"));
        }
        return new Pom(root);
      }
    } catch (SAXException e) {
      throw new ProjectException(ProjectWords.noPom(file, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      throw new ProjectException(ProjectWords.noPom(file, Failures.words(e)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The XML reader would print them. */
  private static final class Silent implements ErrorHandler {
    @Override
    public void warning(SAXParseException e) {
      // it can be read nevertheless
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  }

  /** Its group, that of its parent where it has none; empty where that is not known here. */
  Optional<String> group() {
    return own("groupId").or(() -> ofParent("groupId")).flatMap(this::known);
  }

  Optional<String> artifact() {
    return own("artifactId").flatMap(this::known);
  }

  Optional<String> version() {
    return own("version").or(() -> ofParent("version")).flatMap(this::known);
  }

  /** Whether it makes a jar of classes. */
  boolean makesAJar() {
    return own("packaging").orElse("jar").equals("jar");
  }

  /** The Java that it is compiled for, where it says so. */
  Optional<String> java() {
    for (String name :
        List.of("maven.compiler.release", "maven.compiler.target", "maven.compiler.source")) {
      Optional<String> said = Optional.ofNullable(properties.get(name)).flatMap(this::known);
      if (said.filter(text -> text.matches("[0-9]{1,2}")).isPresent()) {
        return said;
      }
    }
    return Optional.empty();
  }

  /** The folders of its modules, as it names them. */
  List<String> modules() {
    return child(project, "modules").map(Pom::children).orElse(List.of()).stream()
        .map(each -> each.getTextContent().strip())
        .toList();
  }

  /** Whether it depends on JMH itself. */
  boolean usesJmh() {
    return child(project, "dependencies").map(Pom::children).orElse(List.of()).stream()
        .anyMatch(each -> text(each, "groupId").equals(Optional.of("org.openjdk.jmh")));
  }

  /** Where it leaves a jar with all that it needs, below its folder; empty where it makes none. */
  Optional<String> wholeJar() {
    return plugins("maven-shade-plugin").stream().findFirst().map(this::shaded);
  }

  private String shaded(Element plugin) {
    Optional<String> name = inside(plugin, "finalName");
    if (name.isPresent()) {
      return "target/" + name.get() + ".jar";
    }
    String classifier = inside(plugin, "shadedClassifierName").orElse("");
    String artifact = artifact().orElse("*");
    Optional<String> all = child(project, "build").flatMap(build -> text(build, "finalName"));
    String jar = all.flatMap(this::known).orElse(artifact + "-[0-9]*");
    return "target/" + jar + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
  }

  private List<Element> plugins(String artifact) {
    List<Element> found = new ArrayList<>();
    NodeList all = project.getElementsByTagName("plugin");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element plugin
          && text(plugin, "artifactId").equals(Optional.of(artifact))) {
        found.add(plugin);
      }
    }
    return found;
  }

  /** What the first element of that name inside another says. */
  private Optional<String> inside(Element element, String name) {
    NodeList all = element.getElementsByTagName(name);
    return all.getLength() == 0 ? Optional.empty() : known(all.item(0).getTextContent().strip());
  }

  private Optional<String> own(String name) {
    return text(project, name);
  }

  private Optional<String> ofParent(String name) {
    return child(project, "parent").flatMap(parent -> text(parent, name));
  }

  /** {@code text} with what names stand for; empty where one is not known. */
  private Optional<String> known(String text) {
    String words = text;
    for (int i = 0; i < DEEPEST && words.contains("${"); i++) {
      words =
          NAME.matcher(words)
              .replaceAll(
                  name -> Matcher.quoteReplacement(meaning(name.group(1)).orElse(name.group())));
    }
    return words.isEmpty() || words.contains("${") ? Optional.empty() : Optional.of(words);
  }

  private Optional<String> meaning(String name) {
    return switch (name) {
      case "project.artifactId" -> own("artifactId");
      case "project.version" -> own("version").or(() -> ofParent("version"));
      case "project.groupId" -> own("groupId").or(() -> ofParent("groupId"));
      default -> Optional.ofNullable(properties.get(name));
    };
  }

  private static Optional<String> text(Element element, String name) {
    return child(element, name).map(each -> each.getTextContent().strip());
  }

  private static Optional<Element> child(Element element, String name) {
    return children(element).stream().filter(each -> each.getTagName().equals(name)).findFirst();
  }

  private static List<Element> children(Element element) {
    List<Element> children = new ArrayList<>();
    NodeList all = element.getChildNodes();
    for (int i = 0; i < all.getLength(); i++) {
      Node node = all.item(i);
      if (node instanceof Element child) {
        children.add(child);
      }
    }
    return children;
  }
}
