package dev.heddle.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server in this JVM, with little patience. */
@Timeout(60)
class SiteServerTest {

  private static final Duration LIMIT = Duration.ofMillis(100);

  private SiteServer server;
  private Thread serving;

  @BeforeEach
  void open() throws IOException {
    server = SiteServer.open(LIMIT);
    serving = Thread.ofPlatform().daemon().start(server::serve);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
    assertThat(serving.join(Duration.ofSeconds(40))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"G", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\r\nHost: here\r\n\r"})
  void aRequestThatStaysHalfIsRefused(String half) throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
      assertThat(Answers.read(socket.getInputStream())).startsWith("HTTP/1.1 408");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aRequestThatDripsIsRefusedThoughEachByteIsInTime() throws Exception {
    try (Socket socket = connect()) {
      socket.setSoTimeout(10);
      int dripped = 0;
      String answer = "";
      while (answer.isEmpty() && dripped < 1000) {
        socket.getOutputStream().write('x');
        dripped++;
        try {
          int first = socket.getInputStream().read();
          socket.setSoTimeout(10_000);
          answer = (char) first + Answers.read(socket.getInputStream());
        } catch (SocketTimeoutException e) {
          // no answer yet: one byte more
        }
      }
      assertThat(answer).startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void aClientThatSaysNothingMayStay() throws Exception {
    try (Socket silent = connect();
        Socket other = connect()) {
      // the other's refusal shows that the limit has passed
      other.getOutputStream().write('G');
      assertThat(Answers.read(other.getInputStream())).startsWith("HTTP/1.1 408");

      silent
          .getOutputStream()
          .write("GET /status/503 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(Answers.read(silent.getInputStream())).startsWith("HTTP/1.1 503");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"})
  void aClientThatWantsToCloseIsClosed(String request) throws Exception {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(Answers.read(socket.getInputStream())).contains("Connection: close");
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(10_000);
    return socket;
  }
}
