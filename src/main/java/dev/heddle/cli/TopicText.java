package dev.heddle.cli;

import dev.heddle.report.TextWidth;
import java.util.Iterator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown as a terminal shows it: paragraphs and items as wide as that is, blocks of
 * code as they stand, titles underlined, links by their words.
 */
final class TopicText {

  private static final String FENCE = "```";

  private static final Pattern TITLE = Pattern.compile("(#+) (.*)");
  private static final Pattern ITEM = Pattern.compile("(- |[0-9]+\\. )(.*)");
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");

  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*`]+)\\*\\*");

  /** A link to another of the pages, and to a part of it or to the whole. */
  private static final Pattern PAGE = Pattern.compile("([a-z]+)\\.md(?:#.*)?");

  private final int width;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder paragraph = new StringBuilder();
  private String indent = "";

  private TopicText(int width) {
    this.width = width;
  }

  /** The text of {@code page} in lines of at most {@code width}, but for blocks of code. */
  static String of(String page, int width) {
    TopicText made = new TopicText(width);
    Iterator<String> lines = page.lines().iterator();
    while (lines.hasNext()) {
      made.line(lines.next(), lines);
    }
    made.end();
    return made.text.toString();
  }

  private void line(String line, Iterator<String> further) {
    Matcher title = TITLE.matcher(line);
    Matcher item = ITEM.matcher(line);
    if (line.startsWith(FENCE)) {
      end();
      code(further);
    } else if (title.matches()) {
      end();
      String words = inline(title.group(2));
      text.append(words).append('\n');
      text.append((title.group(1).length() == 1 ? "=" : "-").repeat(words.length())).append('\n');
    } else if (item.matches()) {
      end();
      indent = " ".repeat(item.group(1).length());
      paragraph.append(line);
    } else if (line.isBlank()) {
      end();
      text.append('\n');
    } else {
      paragraph.append(paragraph.isEmpty() ? "" : " ").append(line.strip());
    }
  }

  private void code(Iterator<String> further) {
    while (further.hasNext()) {
      String line = further.next();
      if (line.startsWith(FENCE)) {
        return;
      }
      text.append(line).append('\n');
    }
  }

  /** Ends a paragraph, if one has begun. */
  private void end() {
    if (!paragraph.isEmpty()) {
      TextWidth.wrapped(inline(paragraph.toString()), indent, width)
          .forEach(line -> text.append(line).append('\n'));
    }
    paragraph.setLength(0);
    indent = "";
  }

  private static String inline(String words) {
    return LINK.matcher(BOLD.matcher(words).replaceAll("$1")).replaceAll(TopicText::link);
  }

  private static String link(MatchResult link) {
    Matcher page = PAGE.matcher(link.group(2));
    String shown = link.group(1);
    if (page.matches()) {
      shown += " ('heddle help " + page.group(1) + "')";
    } else if (link.group(2).startsWith("https:")) {
      shown += " (" + link.group(2) + ")";
    }
    return Matcher.quoteReplacement(shown);
  }
}
