package dev.heddle.report;

import dev.heddle.advice.Advice;
import dev.heddle.advice.Advising;
import dev.heddle.advice.SweepTable;
import dev.heddle.advice.WorkloadAdvice;
import dev.heddle.compare.Comparing;
import dev.heddle.compare.Comparison;
import dev.heddle.compare.Footnote;
import dev.heddle.compare.KnownNoise;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Side;
import dev.heddle.compare.Table;
import dev.heddle.compare.Tables;
import dev.heddle.compare.UnknownMetricException;
import dev.heddle.compare.UnknownRowException;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * All that runs say, for a page: the answers first, then each workload in pictures and a table,
 * then what else there is to know.
 */
public final class RunDocument {

  /** So many characters are in a page as they are; more would be the most of it. */
  private static final int LARGE = 400_000;

  private final List<ResultSet> sets;
  private final Tables tables;
  private final List<SweepTable> sweeps;

  /** The tables that are part of no sweep. */
  private final List<Table> alone;

  private final DrawnTables drawn;
  private final List<List<WorkloadAdvice>> advice;
  private final Set<RowId> best = new HashSet<>();

  private RunDocument(List<ResultSet> sets) {
    this.sets = sets;
    CompletableFuture<List<List<WorkloadAdvice>>> advising =
        CompletableFuture.supplyAsync(() -> sets.stream().map(Advising::of).toList());
    try {
      tables = Tables.of(sets, Tables.SCORE);
      sweeps = SweepTable.of(tables, sets, false);
      alone = TableParts.alone(tables, sweeps);
      drawn = DrawnTables.of(tables, alone, sets);
    } catch (UnknownMetricException | UnknownRowException e) {
      throw new IllegalStateException("every run has scores", e);
    }
    advice = advising.join();
    for (List<WorkloadAdvice> own : advice) {
      own.stream().flatMap(each -> each.advice().stream()).forEach(this::note);
    }
  }

  /** What is taken, on the JVM; of other runtimes is told with what else there is. */
  private static boolean isChoice(Advice advice) {
    return advice instanceof Advice.Take || advice instanceof Advice.Paste;
  }

  private void note(Advice each) {
    if (each instanceof Advice.Take take && sets.size() == 1) {
      best.add(take.choice().id());
    }
  }

  /** What {@code sets} say; of several side by side. */
  public static Document of(List<ResultSet> sets) {
    RunDocument document = new RunDocument(sets);
    CompletableFuture<DocumentPart> raw = CompletableFuture.supplyAsync(document::raw);
    List<DocumentPart> parts = new ArrayList<>();
    List<DocumentPart> answers = document.answers();
    boolean answered = answers.stream().anyMatch(DocumentPart.Answers.class::isInstance);
    parts.add(new DocumentPart.Chapter(answered ? PageWords.ANSWERS : PageWords.ABOUT, answers));
    document.comparison().ifPresent(parts::add);
    document.workloads(parts);
    document.starts(parts);
    document.inside(parts);
    List<DocumentPart> more = document.more();
    if (!more.isEmpty()) {
      parts.add(new DocumentPart.Chapter(PageWords.MORE, more));
    }
    parts.add(raw.join());
    parts.add(document.measured());
    return new Document(
        PageWords.title(document.tables.runs().stream().map(Tables.Run::name).toList()), parts);
  }

  private List<DocumentPart> answers() {
    List<DocumentPart> parts = new ArrayList<>();
    List<DocumentPart.Fact> asked = new ArrayList<>();
    for (int run = 0; run < sets.size(); run++) {
      RunFacts.command(sets.get(run).run(), letter(run)).ifPresent(asked::add);
    }
    if (!asked.isEmpty()) {
      parts.add(new DocumentPart.Facts(asked));
    }
    if (nothingMeasured()) {
      parts.add(new DocumentPart.Remarks(List.of(PageWords.NOTHING_MEASURED)));
    } else {
      List<String> sentences = new ArrayList<>();
      for (int run = 0; run < sets.size(); run++) {
        String letter = letter(run);
        for (WorkloadAdvice workload : advice.get(run)) {
          workload.advice().stream()
              .filter(RunDocument::isChoice)
              .map(each -> letter + AdviceWords.title(workload) + ": " + AdviceWords.sentence(each))
              .forEach(sentences::add);
        }
      }
      parts.add(
          sentences.isEmpty()
              ? new DocumentPart.Remarks(List.of(PageWords.NO_ANSWER))
              : new DocumentPart.Answers(sentences));
    }
    parts.add(new DocumentPart.Runs(nothingMeasured() ? runsBesides() : tables.runs()));
    return parts;
  }

  private boolean nothingMeasured() {
    return tables.runs().stream().allMatch(Tables.Run::nothingMeasured);
  }

  /** The runs without the word that nothing was measured, which stands above them. */
  private List<Tables.Run> runsBesides() {
    return tables.runs().stream()
        .map(run ->
            new Tables.Run(
                run.name(),
                run.about(),
                run.nothingMeasured(),
                run.notes().stream()
                    .filter(note -> note.kind() != Footnote.Kind.NOTHING_MEASURED)
                    .toList()))
        .toList();
  }

  /** How the second of two runs differs from the first; none where they have no row in common. */
  private Optional<DocumentPart> comparison() {
    if (sets.size() != 2) {
      return Optional.empty();
    }
    try {
      Comparison comparison =
          new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, KnownNoise.NOTHING)
              .compare(new Side(List.of(sets.getFirst())), new Side(List.of(sets.getLast())));
      return comparison.rows().isEmpty()
          ? Optional.empty()
          : Optional.of(ComparisonParts.chapter(comparison));
    } catch (UnknownMetricException e) {
      throw new IllegalStateException("every run has scores", e);
    }
  }

  private void workloads(List<DocumentPart> parts) {
    List<DocumentPart.Figures> figures =
        alone.stream().map(table -> TableParts.figures(tables, table)).toList();
    Set<String> shared = SharedNotes.of(figures);
    if (!shared.isEmpty()) {
      parts.add(
          new DocumentPart.Chapter(
              PageWords.SHARED, List.of(new DocumentPart.Remarks(List.copyOf(shared)))));
    }
    boolean told = false;
    for (int i = 0; i < alone.size(); i++) {
      Table table = alone.get(i);
      DocumentPart.Figures own = SharedNotes.without(shared, figures.get(i));
      List<DocumentPart> both = new ArrayList<>();
      // of a single table that is too large for a picture there is a word of its own
      if (nothingMeasured()) {
        // that stands above already
      } else if (drawn.has(table) || !TablePlots.drawn(tables, table)) {
        both.add(TablePlots.of(tables, table, drawn.detailed(table), best));
      } else if (!told) {
        both.add(new DocumentPart.Pictures(List.of(), PageWords.DRAWN_ABOVE));
        told = true;
      }
      both.add(own);
      parts.add(new DocumentPart.Chapter(own.sheet().title(), both));
    }
    for (SweepTable sweep : sweeps) {
      DocumentPart.Figures figure = TableParts.figures(sweep);
      parts.add(
          new DocumentPart.Chapter(figure.sheet().title(), List.of(SweepPlots.of(sweep), figure)));
    }
  }

  /** What came before anything was measured, where the forks of a run tell that. */
  private void starts(List<DocumentPart> parts) {
    for (int run = 0; run < sets.size(); run++) {
      List<DocumentPart> starts = StartParts.of(sets.get(run), tables, letter(run));
      if (!starts.isEmpty()) {
        parts.add(new DocumentPart.Chapter(letter(run) + StartWords.CHAPTER, starts));
      }
    }
  }

  /** What stands before what is told of one of several runs. */
  private String letter(int run) {
    return sets.size() == 1 ? "" : Sheets.letter(run) + ": ";
  }

  /** What went on inside of each run, where its forks tell that. */
  private void inside(List<DocumentPart> parts) {
    for (int run = 0; run < sets.size(); run++) {
      List<DocumentPart> pictures = RunPictures.of(sets.get(run), tables, letter(run));
      if (!pictures.isEmpty()) {
        parts.add(new DocumentPart.Chapter(letter(run) + PictureWords.INSIDE, pictures, true));
      }
    }
  }

  /** The advice that is no answer yet. */
  private List<DocumentPart> more() {
    List<DocumentPart> parts = new ArrayList<>();
    for (int run = 0; run < sets.size(); run++) {
      for (WorkloadAdvice workload : advice.get(run)) {
        List<String> sentences =
            workload.advice().stream()
                .filter(each -> !isChoice(each))
                .map(AdviceWords::sentence)
                .toList();
        if (!sentences.isEmpty()) {
          String letter = letter(run);
          String title = letter + AdviceWords.title(workload);
          parts.add(new DocumentPart.Chapter(title, List.of(new DocumentPart.Remarks(sentences))));
        }
      }
    }
    return parts;
  }

  private DocumentPart raw() {
    Sheet sheet = RawSheet.of(tables);
    List<DocumentPart> parts = new ArrayList<>();
    parts.add(new DocumentPart.Remarks(List.of(PageWords.RAW_NUMBERS)));
    parts.add(download(CsvReport.of(tables)));
    parts.add(new DocumentPart.Figures(sheet, 1, true));
    return new DocumentPart.Chapter(PageWords.RAW, parts, true);
  }

  private static DocumentPart download(String csv) {
    return csv.length() > LARGE
        ? new DocumentPart.Download(
            PageWords.DOWNLOAD_GZIP, "heddle.csv.gz", DocumentPart.Download.GZIP, csv)
        : new DocumentPart.Download(PageWords.DOWNLOAD, "heddle.csv", "text/csv", csv);
  }

  private DocumentPart measured() {
    List<DocumentPart> parts = new ArrayList<>();
    for (int run = 0; run < sets.size(); run++) {
      List<DocumentPart> facts = RunFacts.of(sets.get(run));
      if (sets.size() == 1) {
        parts.addAll(facts);
      } else {
        parts.add(
            new DocumentPart.Chapter(
                Sheets.letter(run) + " = " + tables.runs().get(run).name(), facts));
      }
    }
    return new DocumentPart.Chapter(PageWords.MEASURED, parts);
  }
}
