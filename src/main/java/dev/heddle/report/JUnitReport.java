package dev.heddle.report;

import dev.heddle.compare.Comparison;
import dev.heddle.compare.JudgedRow;
import dev.heddle.compare.LoneRow;
import dev.heddle.compare.Verdict;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A comparison as JUnit's XML: each row is a test, a regressed one a failure, a missing one an
 * error, and one of which nothing can be said is skipped.
 */
final class JUnitReport {

  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(List<Comparison> comparisons) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JUnitReport(xml).write(comparisons);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private void write(List<Comparison> comparisons) throws XMLStreamException {
    boolean metrics = comparisons.stream().map(Comparison::metric).distinct().count() > 1;
    xml.writeStartDocument("UTF-8", "1.0");
    begin("", "testsuites");
    for (Comparison each : comparisons) {
      String name =
          comparisons.size() == 1
              ? "heddle compare"
              : "heddle compare " + (metrics ? each.metric() : each.candidateName());
      suite(name, each);
    }
    end("");
    xml.writeEndDocument();
  }

  /** What a row comes to as a test. */
  private enum Outcome {
    PASSED("system-out"),
    FAILED("failure"),
    IN_ERROR("error"),
    SKIPPED("skipped");

    private final String element;

    Outcome(String element) {
      this.element = element;
    }
  }

  /** A row as a test. */
  private record Case(String row, Outcome outcome, String message) {}

  private void suite(String name, Comparison comparison) throws XMLStreamException {
    List<Case> cases = cases(comparison);
    begin("  ", "testsuite");
    attribute("name", name);
    attribute("tests", String.valueOf(cases.size()));
    attribute("failures", String.valueOf(comparison.failed().size()));
    attribute("errors", String.valueOf(comparison.missing().size() + comparison.lacking().size()));
    attribute(
        "skipped",
        String.valueOf(cases.stream().filter(each -> each.outcome == Outcome.SKIPPED).count()));
    for (Case each : cases) {
      test(each);
    }
    String unseen = new RuleWords(comparison).unseen();
    if (!unseen.isEmpty()) {
      begin("    ", "system-out");
      xml.writeCharacters(allowed(unseen));
      xml.writeEndElement();
    }
    end("  ");
  }

  private static List<Case> cases(Comparison comparison) {
    List<Case> cases = new ArrayList<>();
    for (JudgedRow row : comparison.rows()) {
      String message =
          ComparisonWords.verdict(comparison, row)
              + ": "
              + ComparisonWords.score(row.base(), row.base())
              + " to "
              + ComparisonWords.score(row.candidate(), row.base())
              + ", "
              + ComparisonWords.change(row);
      cases.add(new Case(row.fullName(), outcome(comparison, row), message));
    }
    for (LoneRow row : comparison.missing()) {
      String why =
          row.why().isEmpty()
              ? comparison.sides().theCandidate() + " does not have this row"
              : row.why();
      cases.add(new Case(row.fullName(), Outcome.IN_ERROR, why));
    }
    return cases;
  }

  private static Outcome outcome(Comparison comparison, JudgedRow row) {
    return switch (row.verdict()) {
      case Verdict.Regressed _ ->
          comparison.question() == Comparison.Question.CONTENDERS ? Outcome.PASSED : Outcome.FAILED;
      case Verdict.Insufficient _ when row.lacking() -> Outcome.IN_ERROR;
      case Verdict.Inconclusive _, Verdict.Insufficient _ -> Outcome.SKIPPED;
      case Verdict.Improved _, Verdict.Differs _, Verdict.Equivalent _ -> Outcome.PASSED;
    };
  }

  private void test(Case test) throws XMLStreamException {
    String row = test.row;
    int space = row.indexOf(' ');
    String benchmark = space < 0 ? row : row.substring(0, space);
    int method = benchmark.lastIndexOf('.');
    begin("    ", "testcase");
    attribute("classname", method < 0 ? benchmark : benchmark.substring(0, method));
    attribute("name", method < 0 ? row : row.substring(method + 1));
    if (test.outcome == Outcome.PASSED) {
      xml.writeStartElement(test.outcome.element);
      xml.writeCharacters(allowed(test.message));
      xml.writeEndElement();
    } else {
      xml.writeEmptyElement(test.outcome.element);
      attribute("message", test.message);
    }
    xml.writeEndElement();
  }

  /** Begins an element on a line of its own. */
  private void begin(String indent, String element) throws XMLStreamException {
    xml.writeCharacters("\n" + indent);
    xml.writeStartElement(element);
  }

  /** Ends an element on a line of its own. */
  private void end(String indent) throws XMLStreamException {
    xml.writeCharacters("\n" + indent);
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, allowed(value));
  }

  /** A text without what XML 1.0 forbids and the writer lets pass. */
  private static String allowed(String word) {
    return Inert.of(word)
        .replace("\uFFFE", Inert.escape('\uFFFE'))
        .replace("\uFFFF", Inert.escape('\uFFFF'));
  }
}
