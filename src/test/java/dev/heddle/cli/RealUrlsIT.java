package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.heddle.result.RunFolder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
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
    Heddle.Answer answer = fetch(url("/page") + "\n" + url("/failing-later"), "--models", "bare");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.complaints()).anySatisfy(line -> assertThat(line).contains("503"));
    assertThat(answer.out()).contains("503");
  }

  @Test
  void oneUnreachableAddressAmongOthersIsACountedError() throws Exception {
    Heddle.Answer answer = fetch(url("/page") + "\nhttp://127.0.0.1:1/", "--models", "bare");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.forks()).hasSize(1);
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

  @Test
  void anUnreachableHttpsHostIsACountedError() throws Exception {
    Heddle.Answer answer = fetch(url("/page") + "\nhttps://127.0.0.1:1/", "--models", "bare");

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(run.forks()).hasSize(1);
    assertThat(answer.complaints()).anySatisfy(line -> assertThat(line).contains("fetches failed"));
  }

  @Test
  void aHttpsSiteIsFetchedByThreadsAndProcessesThatTrustItAndByNoOthers() throws Exception {
    Path keys = selfSigned();
    HttpsServer safe =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    safe.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    safe.setExecutor(threads);
    safe.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 3);
          exchange.getResponseBody().write(new byte[3]);
          exchange.close();
        });
    safe.start();
    try {
      String trust =
          "-Djavax.net.ssl.trustStore='" + keys + "' -Djavax.net.ssl.trustStorePassword=changeit";
      String address = "https://127.0.0.1:" + safe.getAddress().getPort() + "/";
      Heddle.Answer trusting =
          fetch(
              address,
              "--models",
              "bare,process-pool",
              "--jvm-args",
              trust,
              "--worker-jvm-args",
              trust);

      assertThat(trusting.exitCode()).as(trusting.err()).isZero();
      assertThat(run.forks())
          .hasSize(2)
          .allSatisfy(fork -> assertThat(fork.notes()).containsEntry("fetch.errors", "0"));

      run = new RunFolder(folder.resolve("doubting"));
      Heddle.Answer doubting = fetch(address, "--models", "bare");
      assertThat(doubting.exitCode()).as(doubting.err()).isEqualTo(ExitCode.NOT_WHOLE);
      assertThat(doubting.complaints()).anySatisfy(line -> assertThat(line).contains("certif"));
    } finally {
      safe.stop(0);
    }
  }

  private Path selfSigned() throws Exception {
    Path keys = Files.createDirectory(folder.resolve("a place")).resolve("keys.p12");
    String options =
        "-genkeypair -alias site -keyalg EC -dname CN=site -ext san=ip:127.0.0.1 -validity 2"
            + " -storetype PKCS12 -storepass changeit -keystore";
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    words.addAll(List.of(options.split(" ")));
    words.add(keys.toString());
    Process keytool =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).isZero();
    return keys;
  }

  private static SSLContext context(Path keys) throws Exception {
    char[] password = "changeit".toCharArray();
    KeyStore store = KeyStore.getInstance(keys.toFile(), password);
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private String url(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  private Heddle.Answer fetch(String urls) throws Exception {
    return fetch(urls, "--models", "fixed-pool,bare");
  }

  private Heddle.Answer fetch(String urls, String... more) throws Exception {
    Files.writeString(folder.resolve("urls.txt"), urls + "\n");
    List<String> words =
        new ArrayList<>(List.of("run", "fetch", "--preset", "smoke", "--urls", "urls.txt"));
    words.addAll(List.of("--out", run.path().toString()));
    words.addAll(List.of(more));
    return heddle.run(words.toArray(String[]::new));
  }
}
