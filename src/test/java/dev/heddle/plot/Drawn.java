package dev.heddle.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A drawing, read as a browser reads it. */
record Drawn(Document page) {

  private static final Pattern NUMBER = Pattern.compile("-?(?:\\d+\\.?\\d*|\\.\\d+)");

  /** Reads {@code svg}, which must be well formed. */
  static Drawn of(String svg) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return new Drawn(factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg))));
  }

  Element root() {
    return page.getDocumentElement();
  }

  /** The elements of a class, by a word of it. */
  List<Element> ofClass(String word) {
    return all().stream()
        .filter(element -> List.of(element.getAttribute("class").split(" ", -1)).contains(word))
        .toList();
  }

  List<Element> all() {
    List<Element> found = new ArrayList<>();
    NodeList nodes = page.getElementsByTagName("*");
    for (int i = 0; i < nodes.getLength(); i++) {
      found.add((Element) nodes.item(i));
    }
    return found;
  }

  /** The texts that one sees. */
  List<String> texts() {
    return all().stream()
        .filter(element -> element.getTagName().equals("text"))
        .map(Element::getTextContent)
        .toList();
  }

  /** Every element is where one can see it, and every number is one. */
  void isWithinItsEdges() {
    String[] box = root().getAttribute("viewBox").split(" ", -1);
    double left = Double.parseDouble(box[0]);
    double top = Double.parseDouble(box[1]);
    double right = left + Double.parseDouble(box[2]);
    double bottom = top + Double.parseDouble(box[3]);
    for (Element element : all()) {
      String name = element.getTagName();
      if (name.equals("rect") || name.equals("text")) {
        assertThat(number(element, "x")).as(name).isBetween(left, right);
        assertThat(number(element, "y")).as(name).isBetween(top, bottom);
        assertThat(number(element, "x") + number(element, "width")).isBetween(left, right + 0.2);
        assertThat(number(element, "y") + number(element, "height")).isBetween(top, bottom + 0.2);
      }
      if (name.equals("path")) {
        Matcher place = Pattern.compile("M(\\S+?) (\\S+?)(?=[a-zA-Z])").matcher(d(element));
        while (place.find()) {
          assertThat(place.group(1)).matches(NUMBER);
          assertThat(Double.parseDouble(place.group(1))).isBetween(left, right);
          assertThat(Double.parseDouble(place.group(2))).isBetween(top, bottom);
        }
        assertThat(d(element)).doesNotContainIgnoringCase("nan").doesNotContain("Inf", "E", "e");
      }
    }
  }

  static String d(Element path) {
    return path.getAttribute("d");
  }

  static double number(Element element, String attribute) {
    String value = element.getAttribute(attribute);
    return value.isEmpty() ? 0 : Double.parseDouble(value);
  }
}
