package dev.heddle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.heddle.result.Fork;
import dev.heddle.result.RunFolder;
import dev.heddle.result.Told;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching addresses that a person named; the sites are this test's own. */
class RealUrlsIT {

  private static final String NOBODY = "http://127.0.0.1:1/";
  private static final String NOBODY_SAFE = "https://127.0.0.1:1/";

  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

  /** For runs of which it does not matter how their process starts. */
  @AutoClose private static Heddle going;

  @TempDir static Path place;
  @TempDir Path folder;

  private static HttpServer site;

  /** Of addresses of which one answers, one fails later, and nobody is at two. */
  private static Heddle.Answer troubled;

  private RunFolder run;

  @BeforeAll
  static void begin() throws Exception {
    going = new Heddle(place);
    site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site.setExecutor(THREADS);
    site.createContext(
        "/page",
        exchange -> {
          byte[] page = new byte[1000];
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    AtomicInteger visits = new AtomicInteger();
    site.createContext(
        "/failing-later",
        exchange -> {
          exchange.sendResponseHeaders(visits.incrementAndGet() == 1 ? 200 : 503, -1);
          exchange.close();
        });
    site.start();
    troubled =
        fetch(
            place.resolve("troubled"),
            String.join("\n", url("/page"), url("/failing-later"), NOBODY, NOBODY_SAFE),
            "--models",
            "bare");
  }

  @AfterAll
  static void close() {
    site.stop(0);
    THREADS.close();
  }

  @BeforeEach
  void open() {
    run = new RunFolder(folder.resolve("run"));
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
  void anAnswerOtherThan200IsACountedErrorAndTheRunIsNotWhole() {
    assertThat(troubled.exitCode()).as(troubled.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(troubled.complaints())
        .anySatisfy(line -> assertThat(line).contains("fetches failed in 1 row: fetch bare"));
    assertThat(troubled.footnotes())
        .anySatisfy(note -> assertThat(note).contains("fetches failed", "503"));
  }

  /** Each is fetched as often as the one that answers with 503. */
  @Test
  void unreachableAddressesAmongOthersAreCountedErrorsWithTlsAndWithout() throws Exception {
    List<Fork> forks = new RunFolder(place.resolve("troubled")).forks();
    Told.FetchErrors errors = forks.getFirst().told(Told.FetchErrors.class).orElseThrow();
    Matcher answered = Pattern.compile("(\\d+)x [^,]*503").matcher(errors.what());

    assertThat(forks).hasSize(1);
    assertThat(answered.find()).as(errors.what()).isTrue();
    assertThat(errors.count()).as(errors.what()).isEqualTo(3 * Long.parseLong(answered.group(1)));
  }

  @Tag("contract")
  @Test
  void anUnreachableHostFailsItsRowsWithItsName() throws Exception {
    Heddle.Answer answer = fetch(NOBODY);

    assertThat(answer.exitCode()).as(answer.err()).isEqualTo(ExitCode.NOT_WHOLE);
    assertThat(answer.footnotes())
        .anySatisfy(note -> assertThat(note).contains("failed: ", NOBODY));
    assertThat(run.forks()).isEmpty();
    assertThat(run.info().failures()).hasSize(2);
  }

  @Tag("contract")
  @Test
  void aHttpsSiteIsFetchedByThreadsAndProcessesThatTrustItAndByNoOthers() throws Exception {
    Path keys = selfSigned();
    HttpsServer safe =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    safe.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
    safe.setExecutor(THREADS);
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
      assertThat(doubting.footnotes())
          .anySatisfy(note -> assertThat(note).contains("failed: ", "certif"));
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

  private static String url(String path) {
    return "http://127.0.0.1:" + site.getAddress().getPort() + path;
  }

  private Heddle.Answer fetch(String urls) throws Exception {
    return fetch(urls, "--models", "fixed-pool,bare");
  }

  private Heddle.Answer fetch(String urls, String... more) throws Exception {
    return fetch(run.path(), urls, more);
  }

  private static Heddle.Answer fetch(Path out, String urls, String... more) throws Exception {
    Path file = Files.writeString(place.resolve("urls.txt"), urls + "\n");
    List<String> words =
        new ArrayList<>(List.of("run", "fetch", "--preset", "smoke", "--urls", file.toString()));
    words.addAll(List.of("--out", out.toString()));
    words.addAll(List.of(more));
    return going.inSession(words.toArray(String[]::new));
  }
}
