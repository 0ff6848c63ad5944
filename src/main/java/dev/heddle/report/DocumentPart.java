package dev.heddle.report;

import dev.heddle.compare.Tables;
import dev.heddle.plot.Picture;
import dev.heddle.plot.Plot;
import java.util.List;

/** One thing that a {@link Document} tells. */
public sealed interface DocumentPart {

  /**
   * A heading and what stands below it.
   *
   * @param folded whether a page shows the heading alone until somebody asks for more
   */
  record Chapter(String title, List<DocumentPart> parts, boolean folded) implements DocumentPart {

    /** Copies the list. */
    public Chapter {
      parts = List.copyOf(parts);
    }

    /** One that is open. */
    Chapter(String title, List<DocumentPart> parts) {
      this(title, parts, false);
    }
  }

  /** The runs that are shown, with what a reader must know of each. */
  record Runs(List<Tables.Run> runs) implements DocumentPart {

    /** Copies the list. */
    public Runs {
      runs = List.copyOf(runs);
    }

    /** What stands before the name of a run: nothing where it is the only one. */
    public String letter(int run) {
      return runs.size() == 1 ? "" : Sheets.letter(run) + " = ";
    }
  }

  /** A line above all others. */
  record Lead(String line) implements DocumentPart {}

  /** Sentences that answer what was asked, the most important one first. */
  record Answers(List<String> sentences) implements DocumentPart {

    /** Copies the list. */
    public Answers {
      sentences = List.copyOf(sentences);
    }
  }

  /** Sentences that a reader may need. */
  record Remarks(List<String> sentences) implements DocumentPart {

    /** Copies the list. */
    public Remarks {
      sentences = List.copyOf(sentences);
    }
  }

  /**
   * A table.
   *
   * @param labels how many of its columns name a row
   * @param blocks whether the other columns may stand in several blocks where there is little room
   */
  record Figures(Sheet sheet, int labels, boolean blocks) implements DocumentPart {}

  /**
   * Pictures of what a table beside them says, which text and Markdown therefore go without.
   *
   * @param instead what is told where there is none, and why; empty where there are some
   */
  record Pictures(List<Plot> plots, String instead) implements DocumentPart {

    /** Copies the list. */
    public Pictures {
      plots = List.copyOf(plots);
    }
  }

  /**
   * A picture of what no other table says, with what it shows in words and its own table.
   *
   * @param sheet as many rows as the picture has marks
   */
  record Drawn(Picture picture, Sheet sheet) implements DocumentPart {}

  /** Values by their names. */
  record Facts(List<Fact> facts) implements DocumentPart {

    /** Copies the list. */
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * One of them.
   *
   * @param name what it is
   * @param value what it is here
   * @param code whether the value is what a machine reads, such as a command
   */
  record Fact(String name, String value, boolean code) {}

  /**
   * A file that a page carries in itself.
   *
   * @param words what a person presses
   * @param file what it is called
   * @param type its media type; with {@link #GZIP} the page has it compressed
   * @param text what is in it
   */
  record Download(String words, String file, String type, String text) implements DocumentPart {

    /** The media type of a file that is compressed. */
    static final String GZIP = "application/gzip";
  }
}
