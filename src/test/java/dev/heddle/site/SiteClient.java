package dev.heddle.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Somebody who asks a site, politely or byte by byte. */
record SiteClient(LocalSite site) {

  private static final int LIMIT_MILLIS = 40_000;

  /** The body at {@code uri}, which must answer with that status. */
  byte[] get(URI uri, int status) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setReadTimeout(LIMIT_MILLIS);
    assertThat(connection.getResponseCode()).isEqualTo(status);
    if (status != 200) {
      return new byte[0];
    }
    try (var body = connection.getInputStream()) {
      return body.readAllBytes();
    }
  }

  URI uri(String path) {
    return URI.create(site.base() + path);
  }

  Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.base().getPort());
    socket.setSoTimeout(LIMIT_MILLIS);
    return socket;
  }

  static String request(URI uri) {
    return "GET " + uri.getPath() + "?" + uri.getQuery() + " HTTP/1.1\r\nHost: here\r\n\r\n";
  }

  /** Sends {@code request} as it is and reads one answer. */
  static String ask(Socket socket, String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    return Answers.read(socket.getInputStream());
  }

  void stillServes() throws IOException {
    assertThat(get(site.url(Latency.of("0ms"), 7, 0), 200)).hasSize(7);
  }
}
