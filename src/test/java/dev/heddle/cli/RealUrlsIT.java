package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.heddle.result.RunFolder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching addresses that a person named; the sites are this test's own. */
class RealUrlsIT {

  @TempDir Path folder;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger visits = new AtomicInteger();
  private HttpServer site;
  private Heddle heddle;
  private RunFolder run;

  @BeforeEach
  void open() throws Exception {
    heddle = new Heddle(folder);
    run = new RunFolder(folder.resolve("run"));
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setExecutor(threads);
    site.createContext(
        "/page",
        exchange -> {
          byte[] page = new byte[1000];
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    site.createContext(
        "/failing-later",
        exchange -> {
          exchange.sendResponseHeaders(visits.incrementAndGet() == 1 ? 200 : 503, -1);
          exchange.close();
        });
    site.start();
  }

  @AfterEach
  void close() {
    site.stop(0);
    threads.close();
  }

  @Test
  void theNamedAddressesAreFetchedInsteadOfTheLocalSites() throws Exception {
    Heddle.Answer answer = fetch(url("/page") + "\n# a comment\n" + url("/page?second"));

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    assertThat(run.forks()).hasSize(2);
    assertThat(run.forks().getFirst().row().params())
        .containsEntry("urls", "2")
        .containsEntry("latency", "real");
    assertThat(run.forks().getFirst().notes())
        .containsEntry("fetch.errors", "0")
        .doesNotContainKey("site.requests");
  }

  @Test
  void anAnswerOtherThan200IsACountedErrorAndTheRunIsNotWhole() throws Exception {
    Heddle.Answer answer = fetch(url("/page") + "\n" + url("/failing-later"));

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints()).anySatisfy(line -> assertThat(line).contains("503"));
    assertThat(answer.out()).contains("503");
  }

  @Test
  void oneUnreachableAddressAmongOthersIsACountedError() throws Exception {
    Heddle.Answer answer = fetch(url("/page") + "\nhttp://127.0.0.1:1/");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.forks()).hasSize(2);
    assertThat(answer.complaints()).anySatisfy(line -> assertThat(line).contains("fetches failed"));
  }

  @Test
  void anUnreachableHostFailsItsRowsWithItsName() throws Exception {
    String nobody = "http://127.0.0.1:1/";

    Heddle.Answer answer = fetch(nobody);

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints()).anySatisfy(line -> assertThat(line).contains(nobody));
    assertThat(run.forks()).isEmpty();
    assertThat(run.info().failures()).hasSize(2);
  }

  private String url(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  private Heddle.Answer fetch(String urls) throws Exception {
    Files.writeString(folder.resolve("urls.txt"), urls + "\n");
    return heddle.run(
        "run",
        "fetch",
        "--preset",
        "smoke",
        "--models",
        "fixed-pool,bare",
        "--urls",
        "urls.txt",
        "--out",
        "run");
  }
}
