package dev.heddle.plot;

import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the elements of a drawing, everything escaped. Texts from outside are made such as XML can
 * hold and such as do not turn the direction of writing.
 */
final class SvgWriter {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;
  private final Deque<String> open = new ArrayDeque<>();

  SvgWriter() {
    try {
      xml = FACTORY.createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Something that is written and that no writer to memory refuses. */
  private interface Step {
    void write() throws XMLStreamException;
  }

  private SvgWriter step(Step step) {
    try {
      step.write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return this;
  }

  /** Begins an element with attributes: names and values in turn, numbers as places. */
  SvgWriter open(String element, Object... attributes) {
    open.push(element);
    return step(() -> {
      xml.writeStartElement(element);
      attributes(attributes);
    });
  }

  /** An element without anything in it. */
  SvgWriter leaf(String element, Object... attributes) {
    return step(() -> {
      xml.writeEmptyElement(element);
      attributes(attributes);
    });
  }

  /** An element with a text in it. */
  SvgWriter words(String element, String words, Object... attributes) {
    return step(() -> {
      xml.writeStartElement(element);
      attributes(attributes);
      xml.writeCharacters(SafeText.of(words));
      xml.writeEndElement();
    });
  }

  /** Rules of style, which are ours. */
  SvgWriter style(String rules) {
    return step(() -> {
      xml.writeStartElement("style");
      xml.writeCharacters(rules);
      xml.writeEndElement();
    });
  }

  /** What another one has written. */
  SvgWriter raw(SvgWriter other) {
    return step(() -> {
      xml.writeCharacters("");
      xml.flush();
      text.append(other.toString());
    });
  }

  /** Ends the element that was begun last. */
  SvgWriter close() {
    open.pop();
    return step(xml::writeEndElement);
  }

  private void attributes(Object... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      Object value = attributes[i + 1];
      xml.writeAttribute(
          attributes[i].toString(),
          value instanceof Number place
              ? PlotNumbers.place(place.doubleValue())
              : value.toString());
    }
  }

  /**
   * All that was written.
   *
   * @throws IllegalStateException if an element was not ended
   */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("not ended: " + open);
    }
    step(xml::flush);
    return text.toString();
  }
}
