package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.heddle.compare.Comparing;
import dev.heddle.compare.KnownNoise;
import dev.heddle.compare.Rule;
import dev.heddle.compare.Side;
import dev.heddle.compare.Tables;
import dev.heddle.compare.Trending;
import dev.heddle.plot.Picture;
import dev.heddle.plot.Plot;
import dev.heddle.result.AcceptedChanges;
import dev.heddle.result.Alarms;
import dev.heddle.result.History;
import dev.heddle.result.ResultSet;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pages as a browser shows them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTest {

  private static final String TAB = "\ue004";

  private Path place = Path.of("");
  private @Nullable Browser opened;
  private Path page = place;

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    place = folder;
    opened = Browser.open(place);
    page = page("squares", ExampleTables.squares(place.resolve("squares")));
  }

  @AfterAll
  void close() throws Exception {
    if (opened != null) {
      opened.close();
    }
  }

  private Browser browser() {
    return Objects.requireNonNull(opened);
  }

  private Path page(String name, Path run) throws Exception {
    Path file = place.resolve(name + ".html");
    Files.writeString(file, HtmlReport.of(RunDocument.of(List.of(ResultSet.read(run)))));
    return file;
  }

  private void show(Path file, int width, boolean dark) throws Exception {
    browser().screen(width, 900, dark);
    browser().log("browser");
    browser().log("performance");
    browser().show(file);
  }

  private List<String> strings(String script) throws Exception {
    return browser().run(script).getAsJsonArray().asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  @Test
  void nothingIsLoggedAndNothingAskedFor() throws Exception {
    show(page, 1280, false);

    assertThat(browser().log("browser")).isEmpty();
    assertThat(browser().log("performance").stream().map(PageInBrowserTest::requested))
        .filteredOn(address -> !address.isEmpty())
        .allMatch(
            address -> address.equals(page.toUri().toString()) || address.startsWith("data:"));
  }

  /** The address that an event of the network is about; empty for other events. */
  private static String requested(JsonObject entry) {
    String message = entry.get("message").getAsString();
    if (!message.contains("Network.requestWillBeSent\"")) {
      return "";
    }
    return message.replaceAll("(?s).*\"url\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void tablesAreSortedByTheirHeadingsAndBackAgain() throws Exception {
    show(page, 1280, false);
    String names =
        "return [...document.querySelectorAll('table')[0].rows].slice(1)"
            + ".map(row => row.cells[0].textContent.trim())";
    String press =
        "document.querySelectorAll('table')[0].tHead.rows[0].cells[1].firstChild.click()";
    List<String> before = strings(names);

    browser().run(press);
    assertThat(strings(names).getFirst()).startsWith("independent");
    assertThat(strings(names).getLast()).startsWith("process-per-task");
    browser().run(press);
    assertThat(strings(names).getFirst()).startsWith("process-per-task");
    assertThat(
            browser()
                .run("return document.querySelector('[aria-sort]').getAttribute('aria-sort')")
                .getAsString())
        .isEqualTo("descending");
    browser().run(press);
    assertThat(strings(names)).isEqualTo(before);
  }

  @Test
  void rowsAreFilteredByWords() throws Exception {
    show(page, 1280, false);
    browser()
        .run(
            "const input = document.querySelector('.tools input'); input.value = 'POOL process';"
                + " input.dispatchEvent(new Event('input'))");

    assertThat(
            strings(
                "return [...document.querySelectorAll('table')[0].querySelectorAll('tbody tr')]"
                    + ".filter(row => !row.hidden).map(row => row.cells[0].textContent.trim())"))
        .singleElement()
        .asString()
        .startsWith("process-pool");
    assertThat(browser().run("return document.querySelector('output').textContent").getAsString())
        .isEqualTo("1 of 9 rows");
  }

  @Test
  void nothingIsWiderThanTheScreen() throws Exception {
    for (int width : new int[] {360, 1280, 1920}) {
      show(page, width, false);

      assertThat(browser().run("return document.documentElement.scrollWidth").getAsInt())
          .as("at %s px", width)
          .isLessThanOrEqualTo(width);
    }
  }

  @Test
  void nothingMovesWhileThePageIsShown() throws Exception {
    for (int width : new int[] {360, 1920}) {
      show(page, width, false);

      JsonElement moved =
          browser()
              .runAndWait(
                  "const done = arguments[arguments.length - 1]; let sum = 0;"
                      + "new PerformanceObserver(list => list.getEntries()"
                      + ".forEach(entry => { sum += entry.value; }))"
                      + ".observe({type: 'layout-shift', buffered: true});"
                      + "requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))");
      assertThat(moved.getAsDouble()).as("at %s px", width).isZero();
    }
  }

  @Test
  void theKeyboardReachesAllThatCanBePressed() throws Exception {
    show(page, 1280, false);
    int all =
        browser()
            .run(
                "return [...document.querySelectorAll('a[href], button, input, summary,"
                    + " [tabindex=\"0\"]')].filter(one => one.checkVisibility()).length")
            .getAsInt();
    browser()
        .run(
            "window.reached = new Set(); document.addEventListener('focusin',"
                + " event => window.reached.add(event.target))");

    for (int i = 0; i < all; i++) {
      browser().press(TAB);
    }

    assertThat(browser().run("return window.reached.size").getAsInt()).isEqualTo(all);
  }

  @Test
  void aScriptThatSomebodyPutsInDoesNotRun() throws Exception {
    Path other = place.resolve("other.html");
    Files.writeString(
        other,
        Files.readString(page)
            .replace(
                "<main", "<script>document.title = 'mine'</script><b onclick=\"x()\"></b><main"));
    show(other, 1280, false);

    assertThat(browser().run("return document.title").getAsString()).isNotEqualTo("mine");
    assertThat(browser().log("browser"))
        .anyMatch(entry -> entry.get("message").getAsString().contains("Content Security Policy"));
  }

  @Test
  void namesThatMeanHarmDoNothing() throws Exception {
    show(page("hostile", Path.of("src/test/resources/jmh/traps/hostile.json")), 1280, false);

    assertThat(browser().log("browser")).isEmpty();
    assertThat(browser().run("return document.scripts.length").getAsInt()).isEqualTo(1);
  }

  /** By the rules of axe-core for WCAG 2.2 AA. */
  @Tag("contract")
  @Test
  void aScreenReaderFindsNothingInItsWay() throws Exception {
    Path sweep = page("sweep", ExampleTables.fetch(place.resolve("sweep")));
    Path inside = page("inside", ExampleTables.told(place.resolve("inside")));
    for (Path each : List.of(page, sweep, inside)) {
      for (boolean dark : new boolean[] {false, true}) {
        show(each, 1280, dark);
        browser().run("document.querySelectorAll('details').forEach(one => { one.open = true; })");
        try (InputStream rules =
            Objects.requireNonNull(getClass().getResourceAsStream("/axe.min.js"))) {
          browser().run(new String(rules.readAllBytes(), StandardCharsets.UTF_8));
        }
        JsonElement found =
            browser()
                .runAndWait(
                    "const done = arguments[arguments.length - 1];"
                        + "axe.run().then(all => done(all.violations.map(one => one.id + ': '"
                        + " + one.nodes.slice(0, 3).map(node => node.html + ' '"
                        + " + node.failureSummary).join(' | '))), no => done(['' + no]))");
        assertThat(found.getAsJsonArray()).as(each + (dark ? " dark" : " light")).isEmpty();
      }
    }
  }

  @Test
  void withoutScriptEverythingIsThere() throws Exception {
    browser().scripts(false);
    try {
      show(page, 1280, false);
      Path picture = place.resolve("without-script.png");
      Files.write(picture, browser().screenshot());
      assertThat(picture).isNotEmptyFile();
    } finally {
      browser().scripts(true);
    }
    String text = browser().run("return document.body.innerText").getAsString();
    assertThat(text).contains("take ", "process-per-task", "vs sequential");
    assertThat(browser().run("return document.querySelectorAll('button').length").getAsInt())
        .isZero();
  }

  /** Every kind of page: of a run and a sweep, of others, of a comparison, of a history. */
  private Map<String, Document> every() throws Exception {
    Path files = Path.of("src/test/resources/jmh");
    ResultSet others = ResultSet.read(files.resolve("fs2-5forks.json"));
    ResultSet old = ResultSet.read(files.resolve("traps/scatter-old.json"));
    ResultSet changed = ResultSet.read(files.resolve("traps/scatter-new.json"));
    Map<String, Document> every = new LinkedHashMap<>();
    every.put(
        "run", RunDocument.of(List.of(ResultSet.read(ExampleTables.told(place.resolve("told"))))));
    every.put(
        "fetch",
        RunDocument.of(List.of(ResultSet.read(ExampleTables.fetch(place.resolve("fetch"))))));
    every.put("others", RunDocument.of(List.of(others)));
    every.put("both", RunDocument.of(List.of(old, changed)));
    every.put(
        "comparison",
        ComparisonParts.document(
            List.of(
                new Comparing(Rule.DEFAULT, Tables.SCORE, _ -> true, KnownNoise.NOTHING)
                    .compare(new Side(List.of(old)), new Side(List.of(changed))))));
    every.put("history", history());
    return every;
  }

  private static Document history() throws Exception {
    Trending trending =
        new Trending(0.03, _ -> true, new AcceptedChanges(1, List.of()), Alarms.NONE);
    return TrendSheets.page(
        Map.of(
            "",
            trending.of(
                History.read(Path.of("src/test/resources/history/graphql-java")), Tables.SCORE)));
  }

  private static List<Picture> pictures(List<DocumentPart> parts) {
    List<Picture> pictures = new ArrayList<>();
    for (DocumentPart part : parts) {
      switch (part) {
        case DocumentPart.Chapter chapter -> pictures.addAll(pictures(chapter.parts()));
        case DocumentPart.Pictures several -> pictures.addAll(several.plots());
        case DocumentPart.Drawn drawn -> pictures.add(drawn.picture());
        default -> {}
      }
    }
    return pictures;
  }

  /** Of rows below each other the table that follows has as many; of lines it has the places. */
  @Test
  void everyPictureOfEveryKindOfPageHasAsManyMarksAsItsDataHasRows() throws Exception {
    for (Map.Entry<String, Document> each : every().entrySet()) {
      Path file = place.resolve("marks-" + each.getKey() + ".html");
      Files.writeString(file, HtmlReport.of(each.getValue()));
      show(file, 1280, false);

      JsonArray found =
          browser()
              .run(
                  "const tables = [...document.querySelectorAll('table')];return"
                      + " [...document.querySelectorAll('figure')].map(figure => { const marks ="
                      + " [...figure.querySelectorAll('.plot-mark')]; const table = tables.find(one"
                      + " => figure.compareDocumentPosition(one) & 4); return [marks.length,"
                      + " marks.filter(mark => mark.querySelector(':scope > title').textContent)"
                      + ".length, [...table.tBodies].reduce((sum, body) => sum + body.rows.length,"
                      + " 0), figure.querySelector('desc').textContent.length]; })")
              .getAsJsonArray();
      List<Picture> pictures = pictures(each.getValue().parts());
      assertThat(pictures).as(each.getKey()).isNotEmpty();
      assertThat(found).as(each.getKey()).hasSize(pictures.size());
      for (int i = 0; i < pictures.size(); i++) {
        Picture picture = pictures.get(i);
        JsonArray its = found.get(i).getAsJsonArray();
        String name = each.getKey() + ": " + picture.title();
        assertThat(its.get(0).getAsInt()).as(name).isEqualTo(picture.marks()).isPositive();
        assertThat(its.get(1).getAsInt()).as("titles of " + name).isEqualTo(picture.marks());
        assertThat(its.get(3).getAsInt()).as("words of " + name).isPositive();
        if (!(picture instanceof Plot plot && plot.kind() == Plot.Kind.LINES)) {
          assertThat(its.get(0).getAsInt()).as(name).isEqualTo(rows(picture, its));
        }
      }
    }
  }

  /** Of several runs side by side each has a mark in the row that they share. */
  private static int rows(Picture picture, JsonArray found) {
    int runs = picture instanceof Plot plot ? plot.series().size() : 1;
    return runs * found.get(2).getAsInt();
  }

  @Test
  void aHistoryHasAMarkForEachOfItsPoints() throws Exception {
    Path file = place.resolve("history.html");
    Files.writeString(file, HtmlReport.of(history()));
    show(file, 1280, false);

    Map<String, Integer> points = new HashMap<>();
    for (String row :
        strings(
            "return [...[...document.querySelectorAll('table')].at(-1).tBodies[0].rows]"
                + ".map(row => row.cells[0].textContent.trim() + '\\t'"
                + " + row.cells[2].textContent.trim())")) {
      points.put(row.split("\t", 2)[0], Integer.valueOf(row.split("\t", 2)[1]));
    }
    Map<String, Integer> marks = new HashMap<>();
    for (String figure :
        strings(
            "return [...document.querySelectorAll('figure')].map(figure =>"
                + " figure.querySelector('figcaption').textContent.trim() + '\\t'"
                + " + figure.querySelectorAll('.plot-mark').length)")) {
      marks.put(figure.split("\t", 2)[0], Integer.valueOf(figure.split("\t", 2)[1]));
    }
    assertThat(marks).isNotEmpty().isEqualTo(points);
  }

  @Test
  void thePicturesHaveAMarkForEveryRow() throws Exception {
    show(page, 1280, false);

    assertThat(
            browser()
                .run(
                    "return document.querySelector('figure').querySelectorAll('.plot-mark').length")
                .getAsInt())
        .isEqualTo(
            browser().run("return document.querySelector('table').rows.length - 1").getAsInt());
  }
}
