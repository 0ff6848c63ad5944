package dev.heddle.site;

import static dev.heddle.site.SiteClient.ask;
import static dev.heddle.site.SiteClient.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that break the rules harm nobody but themselves. */
@Timeout(60)
class BadClientsTest {

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "garbage|400",
        "GET / HTTP/2.0|400",
        "GET nothing HTTP/1.1|400",
        "GET / HTTP/1.1\\r\\nno colon|400",
        "GET / HTTP/1.1\\r\\nTransfer-Encoding: chunked|400",
        "POST / HTTP/1.1|405",
        "GET / HTTP/1.1\\r\\nContent-Length: 5|413",
      })
  void aRequestThatMakesNoSenseIsRefusedAndItsConnectionClosed(String head, int status)
      throws Exception {
    try (Socket socket = client.connect()) {
      String answer = ask(socket, head.translateEscapes() + "\r\n\r\n");
      assertThat(answer).startsWith("HTTP/1.1 " + status).contains("Connection: close");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    client.stillServes();
  }

  @Test
  void anOversizedHeadIsRefused() throws Exception {
    try (Socket socket = client.connect()) {
      String head = "GET / HTTP/1.1\r\nX: " + "x".repeat(RequestReader.LONGEST);
      assertThat(ask(socket, head)).startsWith("HTTP/1.1 431");
    }
    client.stillServes();
  }

  @Test
  void bytesThatAreNoTextAreRefused() throws Exception {
    try (Socket socket = client.connect()) {
      byte[] noise = new byte[20_000];
      new Random(1).nextBytes(noise);
      socket.getOutputStream().write(noise);
      assertThat(Answers.read(socket.getInputStream())).startsWith("HTTP/1.1 431");
    }
    client.stillServes();
  }

  @Test
  void clientsThatLeaveHarmNobody() throws Exception {
    for (int i = 0; i < 50; i++) {
      try (Socket socket = client.connect()) {
        String request = request(site.url(Latency.of("1ms"), 1_000_000, 0));
        // half of them leave in the midst of their request, half before they read the answer
        String sent = i % 2 == 0 ? request.substring(0, 10) : request;
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
      }
    }
    client.stillServes();
  }
}
