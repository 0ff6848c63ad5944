package dev.heddle.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.fork.ForkNotes;
import dev.heddle.fork.ForkSettings;
import dev.heddle.id.UnknownIdException;
import dev.heddle.site.Latency;
import dev.heddle.site.LocalSite;
import dev.heddle.workload.FetchFailed;
import dev.heddle.workload.FetchResult;
import dev.heddle.workload.Fetched;
import dev.heddle.workload.WrongAnswerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FetchBenchmarkTest {

  @TempDir private Path folder;

  @BeforeEach
  void nameTheNotes() {
    System.setProperty(ForkNotes.FILE_PROPERTY, notes().toString());
  }

  @AfterEach
  void nothingIsLeft() {
    System.clearProperty(ForkNotes.FILE_PROPERTY);
    System.clearProperty(ForkSettings.URLS_PROPERTY);
    assertThat(ProcessHandle.current().children()).isEmpty();
  }

  @Test
  void aRowNotesTheIdealAndWhatTheSiteSaw() throws Exception {
    FetchBenchmark row = row("fixed-pool", "3");
    row.open();
    assertThat(row.fetch()).isEqualTo(5 * 1024);
    assertThat(row.fetch()).isEqualTo(5 * 1024);
    row.close();

    Map<String, String> noted = ForkNotes.read(notes());
    assertThat(noted)
        .containsEntry("ideal.ms", "4.000")
        .containsEntry("site.requests", "10")
        .containsEntry("site.intended.ms", "2.000")
        .containsEntry("site.covers", "warm-up and measurement; connections: since the site began")
        .containsEntry("model.workers", "3 x platform thread: in a fixed pool")
        .containsKeys("site.actual.p50.ms", "site.actual.p99.ms", "site.late", "site.cpu.seconds");
    assertThat(Integer.parseInt(String.valueOf(noted.get("site.connections")))).isBetween(1, 3);
  }

  @Test
  void withoutABoundTheIdealIsOneWait() throws Exception {
    FetchBenchmark row = row("virtual-threads[bound=none]", "1");
    row.open();
    row.fetch();
    row.close();

    assertThat(ForkNotes.read(notes()))
        .containsEntry("ideal.ms", "2.000")
        .containsKey("virtual.parallelism");
  }

  @Test
  void aModelThatCannotOpenLeavesNoSite() {
    FetchBenchmark row = row("fixed-pol", "3");
    assertThatThrownBy(row::open).isInstanceOf(UnknownIdException.class);
  }

  @Test
  void aPageOfTheLocalSiteThatFailsOrIsShortFailsTheRow() throws Exception {
    try (LocalPages pages = LocalPages.open(LocalPages.Order.of(2, "0ms", "1KiB"))) {
      Fetched right = new Fetched(200, 1024, 1);

      assertThat(pages.check(List.of(right, right))).isEqualTo(2048);
      assertThatThrownBy(() -> pages.check(List.of(right, new Fetched(200, 1023, 1))))
          .isInstanceOf(WrongAnswerException.class)
          .hasMessage("wrong answer to fetch from the local site: 1023 bytes came, right is 1024");
      assertThatThrownBy(() -> pages.check(List.of(right, new FetchFailed("status 503"))))
          .hasMessage("wrong answer to fetch from the local site: status 503");
      assertThatThrownBy(() -> pages.check(List.of(right)))
          .hasMessageContaining("1 results of 2 pages");
    }
  }

  @Test
  void namedAddressesAreFetchedAndLaterFailuresCounted() throws Exception {
    try (LocalSite site = LocalSite.start()) {
      Latency soon = Latency.of("0ms");
      urls("# two pages", "", site.url(soon, 100, 0).toString(), site.url(soon, 11, 0).toString());
      FetchBenchmark row = row("fixed-pool", "2");
      row.open();
      assertThat(row.fetch()).isEqualTo(111);
      ProcessHandle process = ProcessHandle.of(site.pid()).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(40, TimeUnit.SECONDS);
      assertThat(row.fetch()).isZero();
      row.close();
    }
    assertThat(ForkNotes.read(notes()))
        .containsEntry("fetch.errors", "2")
        .containsKey("fetch.errors.what")
        .doesNotContainKeys("ideal.ms", "site.requests");
  }

  @Test
  void whereNoAddressAnswersTheRowDoesNotStart() throws Exception {
    try (LocalSite site = LocalSite.start()) {
      urls(site.base() + "/status/404", site.base() + "/status/503");
      assertThatThrownBy(() -> row("fixed-pool", "2").open())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("none of the addresses can be fetched")
          .hasMessageContaining(site.base() + "/status/404: status 404");
    }
  }

  @Test
  void aFileWithoutAddressesIsTold() throws Exception {
    urls("# nothing");
    assertThatThrownBy(() -> row("fixed-pool", "2").open())
        .hasMessageEndingWith(": has no address; write one a line");
  }

  @Test
  void theMostFrequentErrorIsNamedFirst() throws Exception {
    RealPages pages = new RealPages(List.of(), new TreeMap<>());
    List<FetchResult> results = new ArrayList<>();
    results.add(new FetchFailed("a"));
    results.add(new FetchFailed("b"));
    results.add(new FetchFailed("b"));
    assertThat(pages.check(results)).isZero();
    try (Contender contender = Contender.open("bare", "1")) {
      pages.note(contender);
    }
    assertThat(ForkNotes.read(notes())).containsEntry("fetch.errors.what", "2x b, 1x a");
  }

  private void urls(String... lines) throws IOException {
    Path file = Files.write(folder.resolve("urls"), List.of(lines));
    System.setProperty(ForkSettings.URLS_PROPERTY, file.toString());
  }

  private Path notes() {
    return folder.resolve("notes");
  }

  private static FetchBenchmark row(String model, String workers) {
    FetchBenchmark row = new FetchBenchmark();
    row.model = model;
    row.workers = workers;
    row.urls = 5;
    row.latency = "2ms";
    row.size = "1KiB";
    return row;
  }
}
