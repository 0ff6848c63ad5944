package dev.heddle.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchUrlTest {

  @Test
  void aPageThatComesWholeHasItsLengthInBytes() throws Exception {
    try (RawServer server = RawServer.answering(head("200 OK", 5) + "hello")) {
      FetchResult result = new FetchUrl(server.uri()).call();

      assertThat(result).isInstanceOf(Fetched.class);
      Fetched page = (Fetched) result;
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.length()).isEqualTo(5);
      assertThat(page.nanos()).isPositive();
    }
  }

  @Test
  void aChunkedPageHasTheLengthOfItsBody() throws Exception {
    String chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
    try (RawServer server = RawServer.answering(chunks)) {
      assertThat(new FetchUrl(server.uri()).call())
          .isInstanceOfSatisfying(Fetched.class, page -> assertThat(page.length()).isEqualTo(3));
    }
  }

  @ParameterizedTest
  @CsvSource({"503 No,503", "404 No,404", "301 Moved,301", "204 Empty,204", "206 Part,206"})
  void anyStatusBut200IsAFailure(String line, int status) throws Exception {
    String body = status == 204 ? "" : "body";
    try (RawServer server = RawServer.answering(head(line, body.length()) + body)) {
      assertThat(new FetchUrl(server.uri()).call()).isEqualTo(new FetchFailed("status " + status));
    }
  }

  @Test
  void aBodyThatIsCutShortIsAFailure() throws Exception {
    try (RawServer server = RawServer.answering(head("200 OK", 100) + "only this")) {
      assertThat(failure(new FetchUrl(server.uri()))).containsIgnoringCase("premature EOF");
    }
  }

  @Test
  void anErrorWhoseBodyIsCutShortIsStillThatError() throws Exception {
    try (RawServer server = RawServer.answering(head("503 No", 100) + "only this")) {
      assertThat(failure(new FetchUrl(server.uri()))).isEqualTo("status 503");
    }
  }

  @Test
  void aRefusedConnectionIsAFailure() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertThat(failure(new FetchUrl(URI.create("http://127.0.0.1:" + port + "/"))))
        .contains("Connect")
        .contains("refused");
  }

  @Test
  void anAnswerThatDoesNotComeIsAFailure() throws Exception {
    // accepted by the kernel, answered by nobody
    try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/");
      Duration limit = Duration.ofMillis(100);
      assertThat(failure(new FetchUrl(uri, limit, limit))).containsIgnoringCase("timed out");
    }
  }

  @Test
  void garbageIsAFailure() throws Exception {
    try (RawServer server = RawServer.answering("\0\1\2 this is not HTTP\r\n\r\n")) {
      assertThat(failure(new FetchUrl(server.uri()))).isNotEmpty();
    }
  }

  @Test
  void theReasonIsOneLineAndTravels() throws Exception {
    FetchUrl fetch = new FetchUrl(URI.create("http://127.0.0.1:1/"));
    assertThat(Copy.of(fetch)).isEqualTo(fetch);
    FetchResult result = fetch.call();
    assertThat(Copy.of(result)).isEqualTo(result);
    assertThat(((FetchFailed) result).reason()).doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/x", "host/path", "http:///x", "file:///etc/passwd", "http:x"})
  void anAddressThatIsNotWholeIsRefused(String text) {
    assertThatThrownBy(() -> new FetchUrl(URI.create(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("address '" + text + "': ");
  }

  private static String failure(FetchUrl fetch) throws IOException {
    return switch (fetch.call()) {
      case FetchFailed failed -> failed.reason();
      case Fetched page -> throw new AssertionError(page);
    };
  }

  private static String head(String status, int length) {
    return "HTTP/1.1 " + status + "\r\nContent-Length: " + length + "\r\n\r\n";
  }
}
