package dev.heddle.site;

import static dev.heddle.site.SiteClient.ask;
import static dev.heddle.site.SiteClient.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LocalSiteTest {

  private static LocalSite site;
  private static SiteClient client;

  @BeforeAll
  static void start() throws IOException {
    site = LocalSite.start();
    client = new SiteClient(site);
  }

  @AfterAll
  static void close() {
    site.close();
  }

  @BeforeEach
  void forget() throws IOException {
    site.reset();
  }

  @ParameterizedTest
  @CsvSource({"0ms,0", "5ms,1", "20ms,16384", "0ms,65536", "1ms,1000000"})
  void aPageComesNotBeforeItsLatencyAndInItsSize(String latency, long size) throws Exception {
    Latency wait = Latency.of(latency);
    long start = System.nanoTime();
    byte[] body = client.get(site.url(wait, size, 0), 200);

    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(wait.typical().toNanos());
    assertThat(body).hasSize((int) size);
    SiteReport report = site.report();
    assertThat(report.intended()).isEqualTo(wait.typical());
    assertThat(report.median()).isGreaterThanOrEqualTo(wait.typical());
    assertThat(report.p99()).isGreaterThanOrEqualTo(report.median());
  }

  @Test
  void longTailedPagesWaitAsLongAsTheDistributionSays() throws Exception {
    Latency tail = Latency.of("tail-500us");
    long meant = 0;
    for (int visit = 0; visit < 20; visit++) {
      meant += tail.nanos(1, 77, visit);
      client.get(site.url(tail, 10, 77), 200);
    }
    assertThat(site.report().intended().toNanos()).isEqualTo(meant / 20);
  }

  @Test
  void oneConnectionCarriesManyRequests() throws Exception {
    try (Socket socket = client.connect()) {
      for (int i = 0; i < 200; i++) {
        assertThat(ask(socket, request(site.url(Latency.of("0ms"), 3, 0)))).endsWith("hhh");
      }
    }
    SiteReport report = site.report();
    assertThat(report.requests()).isEqualTo(200);
    assertThat(report.connections()).isEqualTo(1);
  }

  @Test
  void requestsThatComeAtOnceAreAnsweredInOrder() throws Exception {
    try (Socket socket = client.connect()) {
      String two = request(site.url(Latency.of("1ms"), 3, 0)) + request(client.uri("/status/503"));
      assertThat(ask(socket, two)).endsWith("hhh");
      assertThat(ask(socket, "")).startsWith("HTTP/1.1 503");
    }
  }

  @Test
  void controlRequestsAreNotCounted() throws Exception {
    for (int i = 0; i < 5; i++) {
      site.report();
    }
    assertThat(site.report().requests()).isZero();
    assertThat(site.report().connections()).isZero();
  }

  @Test
  void theReportTellsTheSitesOwnProcessorTime() throws Exception {
    // forgets its start first, so the figure may be 0 but not the whole life of the process
    assertThat(site.report().cpu()).isBetween(Duration.ZERO, Duration.ofSeconds(20));
    assertThat(ProcessHandle.of(site.pid())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/page/5ms",
        "/page/5ms/x",
        "/page/5ms/-1",
        "/page/5ms/9999999999",
        "/page/5/100",
        "/page/5ms/10?index=-1",
        "/page/5ms/10?index=x",
        "/page/900s/10",
        "/status/100",
        "/status/abc",
        "/report/x"
      })
  void anUnknownPathIs404(String path) throws Exception {
    client.get(client.uri(path), 404);
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304, 404, 500, 503})
  void aStatusCanBeAskedFor(int status) throws Exception {
    client.get(client.uri("/status/" + status), status);
  }

  @Test
  void onlyTheLoopbackListens() throws Exception {
    assertThat(site.base().getHost()).isEqualTo("127.0.0.1");
    List<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
            .toList();
    for (InetAddress address : others) {
      assertThatThrownBy(() -> new Socket(address, site.base().getPort()).close())
          .isInstanceOf(ConnectException.class);
    }
    // another address of the loopback is another address
    InetAddress neighbour = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    assertThatThrownBy(() -> new Socket(neighbour, site.base().getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void aClosedSiteIsGone() throws Exception {
    LocalSite second = LocalSite.start();
    second.close();
    second.close();

    assertThat(ProcessHandle.of(second.pid())).isEmpty();
    assertThatThrownBy(second::report).isInstanceOf(IOException.class);
  }

  @Test
  void aSiteWhoseJvmRefusesItsFlagsSaysTheOneLineThatTellsWhy(@TempDir Path folder)
      throws Exception {
    Path java =
        Files.createFile(
            folder.resolve("java"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    Files.writeString(
        java, "#!/bin/sh\necho 'Error occurred during initialization of VM'\necho 'No room'\n");

    assertThatThrownBy(() -> LocalSite.start(java, Duration.ofSeconds(5)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("local site: did not start: its JVM refuses its flags: No room");
  }

  @Test
  void aSiteThatCannotStartSaysWhy() {
    assertThatThrownBy(() -> LocalSite.start(Path.of("/bin/false"), Duration.ofSeconds(5)))
        .isInstanceOf(IOException.class)
        .hasMessage("local site: did not start: its process gave no port; it said nothing");
    assertThatThrownBy(() -> LocalSite.start(Path.of("/bin/ls"), Duration.ofSeconds(5)))
        .hasMessageStartingWith("local site: did not start: its process gave no port; it said: ");
  }
}
