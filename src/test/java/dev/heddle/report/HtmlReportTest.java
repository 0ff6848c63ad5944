package dev.heddle.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.compare.Tables;
import dev.heddle.result.ExampleRun;
import dev.heddle.result.ResultSet;
import dev.heddle.result.RowId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of runs, as files hold them. */
class HtmlReportTest {

  private static final Path FILES = Path.of("src/test/resources/jmh");

  @TempDir Path place;

  private static String page(Path... paths) throws Exception {
    List<ResultSet> sets = new ArrayList<>();
    for (Path path : paths) {
      sets.add(ResultSet.read(path));
    }
    return HtmlReport.of(RunDocument.of(sets));
  }

  /** What stands between the tags of the only element of that name. */
  private static String only(String page, String element) {
    Matcher found = Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">").matcher(page);
    assertThat(found.find()).as(element).isTrue();
    String content = found.group(1);
    assertThat(page.split("<" + element + "[ >]", -1)).as(element).hasSize(2);
    return content;
  }

  private static String hash(String text) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(hash);
  }

  private static void isSafe(String page) throws Exception {
    String script = only(page, "script");
    String style = only(page, "style");
    String policy =
        page.substring(page.indexOf("Content-Security-Policy"), page.indexOf("<style>"));
    assertThat(policy.replace("&#39;", "'").replace("&#x27;", "'"))
        .contains("default-src 'none'", "script-src '" + hash(script) + "'")
        .contains("style-src '" + hash(style) + "'")
        .doesNotContain("unsafe");
    String rest =
        page.replace("<script>" + script + "</script>", "")
            .replace("<style>" + style + "</style>", "");
    assertThat(rest)
        .doesNotContainPattern("<[a-zA-Z][^<>]* (?:style|on[a-z]+)=")
        .doesNotContainPattern("<[a-zA-Z][^<>]* (?:src|href)=\"(?!#|data:)")
        .doesNotContain("<script", "<iframe", "<object", "<base")
        .doesNotContain("\u001b", "\u202e", "\u2028");
  }

  @Test
  void aSmallPageToTheLetter() throws Exception {
    String page = page(ExampleTables.squares(place.resolve("squares")));

    Golden.check("page.html", page.replace(place.toString(), "PLACE"));
  }

  @Test
  void everyFileBecomesAPageThatAsksForNothing() throws Exception {
    try (Stream<Path> files = Files.walk(FILES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        isSafe(page(file));
      }
    }
  }

  @Test
  void aRunInWhichMuchWentWrongSaysAllOfIt() throws Exception {
    String page = page(ExampleTables.fetch(place.resolve("fetch")));

    isSafe(page);
    assertThat(page)
        .contains("interrupted: whole forks are kept")
        .contains("1 fork failed:", "the worker\\u001b[31m never came")
        .contains("<figure>");
  }

  @Test
  void severalRunsStandSideBySide() throws Exception {
    String page =
        page(
            ExampleTables.squares(place.resolve("a/squares")),
            ExampleTables.fetch(place.resolve("b/fetch")));

    isSafe(page);
    assertThat(page).contains("A = ", "B = ");
  }

  @Test
  void namesThatMeanHarmAreShownAndNotObeyed() throws Exception {
    ExampleRun run =
        ExampleRun.of("x", "a.</script><script>alert(1)</script><img src=x onerror=alert(2)>.b");
    String settings = "\"><svg onload=alert(3)>' onclick='alert(4)\u202e" + "x".repeat(10_000);
    run.takes(run.row("fixed-pool", 2, "p", settings), 13);
    run.takes(run.row("sequential", 1, "p", settings), 25);
    RowId failed = run.row("<!--", 3, "p", settings);
    run.takes(failed, 0).fails(failed, 1, "]]></svg><script>alert(5)</script>");
    run.said("run", "</title><script>alert(6)</script>");
    String page = page(run.write(place.resolve("run")));

    isSafe(page);
    assertThat(page).doesNotContain("<script>alert", "<img", "<svg onload", "<!--");
  }

  @Test
  void aRunWithoutAValueIsAPageThatSaysSo() throws Exception {
    ExampleRun run = ExampleRun.of("squares", "dev.heddle.benchmarks.Squares.sum");
    RowId never = run.row("fixed-pool", 2);
    run.takes(never, 0).fails(never, 1, "it died");

    assertThat(page(run.write(place.resolve("run"))))
        .containsOnlyOnce("Nothing was measured")
        .contains("it died")
        .doesNotContain("nothing was measured")
        .doesNotContain("<figure>");
    assertThat(page(FILES.resolve("traps/zero-rows.json"))).contains("Nothing was measured");
  }

  @Test
  void everyRowHasAMarkInItsPicture() throws Exception {
    String page = page(ExampleTables.squares(place.resolve("squares")));

    String figure = page.substring(page.indexOf("<figure>"), page.indexOf("</figure>"));
    assertThat(figure.split("class=\"[^\"]*plot-mark[ \"]", -1)).hasSize(1 + 9);
  }

  @Tag("contract")
  @Test
  void manyRowsHaveATableAndAWordInsteadOfAPicture() throws Exception {
    ExampleRun run = ExampleRun.of("x", "a.b.c");
    for (int i = 0; i < 130; i++) {
      run.takes(RowId.of("a.b.c", "avgt", 1, Map.of("size", "" + i)), 1 + i);
    }

    assertThat(page(run.write(place.resolve("run"))))
        .contains("No picture: it would have 130 rows")
        .doesNotContain("<figure>");
  }

  @Tag("contract")
  @Test
  void aLargeDownloadIsCompressed() throws Exception {
    ExampleRun run = ExampleRun.of("x", "a.b.c").rounds(1);
    for (int i = 0; i < 2_500; i++) {
      run.takes(RowId.of("a.b.c", "avgt", 1, Map.of("size", "" + i)), 1 + i);
    }
    Path folder = run.write(place.resolve("run"));
    String page = page(folder);
    Matcher link =
        Pattern.compile("download=\"heddle.csv.gz\" href=\"data:application/gzip;base64,([^\"]+)")
            .matcher(page);

    isSafe(page);
    assertThat(link.find()).isTrue();
    try (InputStream csv =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(link.group(1))))) {
      assertThat(new String(csv.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(Format.CSV.write(Tables.of(List.of(ResultSet.read(folder)), Tables.SCORE)));
    }
  }

  @Test
  void aPageOfManyTablesDrawsTheFirstAndSaysSoOfTheOthers() throws Exception {
    ExampleRun run = ExampleRun.of("x", "a.b.c").rounds(1);
    for (String param : List.of("size", "depth", "width")) {
      for (int i = 0; i < 100; i++) {
        run.takes(RowId.of("a.b." + param, "avgt", 1, Map.of(param, "" + i)), 1 + i);
      }
    }
    String page = page(run.write(place.resolve("run")));

    assertThat(page.split("<figure>", -1)).hasSize(1 + 2);
    assertThat(page.split("No picture from here on, so that the page stays small", -1))
        .hasSize(1 + 1);
  }

  @Test
  void whatManyTablesNoteAlikeIsToldOnceAboveThem() throws Exception {
    ExampleRun run = ExampleRun.of("x", "a.b.c").rounds(2);
    for (int i = 0; i < 10; i++) {
      run.takes(run.row("sequential", 1, "size", "" + i), 25);
      run.takes(run.row("fixed-pool", 2, "size", "" + i), 13);
    }
    String page = page(run.write(place.resolve("run")));

    String legend = "vs sequential: how many times faster or slower";
    assertThat(page.split(legend, -1)).hasSize(1 + 1);
    assertThat(page.indexOf(legend))
        .isGreaterThan(page.indexOf("What is noted of many tables</h2>"))
        .isLessThan(page.indexOf("<table"));
  }

  @Test
  void rawNumbersTellOnceWhatAllRowsHaveAlike() throws Exception {
    ExampleRun run = ExampleRun.of("x", "a.b.c").rounds(1);
    for (int i = 0; i < 2; i++) {
      run.takes(run.row("fixed-pool", 2, "size", "" + i, "depth", "7"), 13);
    }
    String page = page(run.write(place.resolve("run")));
    String raw = page.substring(page.indexOf("Raw numbers</h2>"));

    assertThat(raw).contains("<th scope=\"col\">score (ms/op)", "of all rows:");
    assertThat(raw.split("depth=7", -1)).hasSize(1 + 1);
    assertThat(raw).contains("size=0", "size=1");
  }

  @Test
  void theDownloadHoldsAllFigures() throws Exception {
    String page = page(FILES.resolve("fs2-5forks.json"));
    Matcher link =
        Pattern.compile("download=\"heddle.csv\" href=\"data:text/csv;charset=utf-8,([^\"]+)")
            .matcher(page);

    assertThat(link.find()).isTrue();
    String csv = URLDecoder.decode(link.group(1), StandardCharsets.UTF_8);
    assertThat(csv)
        .isEqualTo(
            Format.CSV.write(
                Tables.of(
                    List.of(ResultSet.read(FILES.resolve("fs2-5forks.json"))), Tables.SCORE)));
  }
}
