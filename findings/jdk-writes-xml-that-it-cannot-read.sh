#!/usr/bin/env bash
# JDK 25 (Temurin 25.0.3): the JDK's XMLStreamWriter writes characters that XML 1.0 forbids, and ends a
# CDATA section early, without an exception; the JDK's own reader then refuses the file.
#
# Behaviour: writeAttribute and writeCharacters escape <, & and quotes, and pass the escape character
# U+001B on as it is, though no XML 1.0 file may have it, not even as &#27;. writeCData with "]]>" in
# its text writes that as it is too, so that the rest of the text is outside of the section.
# A good engineer takes a writer of XML for one whose files are XML, or that throws.
#
# Output seen:
#   wrote an attribute with U+001B
#   read: refused (An invalid XML character (Unicode: 0x1b) was found in the value of attribute)
#   wrote characters with U+001B
#   read: refused (An invalid XML character (Unicode: 0x1b) was found in the element content of the document.)
#   wrote CDATA of 'a]]>b' as <![CDATA[a]]>b]]>
#   read: refused (The character sequence "]]>" must not appear in content unless used to mark the end of a CDATA section.)
#
# Whom it hurts: writers of JUnit XML. What a benchmark or test prints in colour (ESC [ 31 m) goes into
# system-out or a failure's message; the CI server then says that the whole report cannot be read.
#
# Needs a JDK 25 as `java` or in JAVA_HOME; on Debian with the Temurin packages: temurin-25-jdk.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if [ -x "$home/bin/javac" ] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then
    java=$home/bin/java
  fi
done
"$java" -version 2>&1 | grep -q '"25' || { echo "no JDK 25 found; install temurin-25-jdk"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/Xml.java" <<'JAVA'
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

class Xml {
  interface Part {
    void write(XMLStreamWriter to) throws XMLStreamException;
  }

  public static void main(String[] args) throws Exception {
    String colour = "\u001b[31mred";
    boolean as = written(to -> to.writeAttribute("message", colour), "an attribute with U+001B");
    as &= written(to -> to.writeCharacters(colour), "characters with U+001B");
    as &= written(to -> to.writeCData("a]]>b"), "CDATA of 'a]]>b' as <![CDATA[a]]>b]]>");
    System.exit(as ? 0 : 1);
  }

  /** Whether it was written without a word, and cannot be read. */
  private static boolean written(Part part, String what) throws Exception {
    StringWriter text = new StringWriter();
    XMLStreamWriter to = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    to.writeStartElement("testcase");
    part.write(to);
    to.writeEndElement();
    to.close();
    System.out.println("wrote " + what);
    try {
      XMLStreamReader from =
          XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(text.toString()));
      while (from.hasNext()) {
        from.next();
      }
      System.out.println("read: accepted");
      return false;
    } catch (XMLStreamException e) {
      String why = e.getMessage().replaceAll("(?s).*Message: ", "").replaceAll(" \"message\".*", "");
      System.out.println("read: refused (" + why + ")");
      return true;
    }
  }
}
JAVA
"$java" "$work/Xml.java"
