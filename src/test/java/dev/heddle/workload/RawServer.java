package dev.heddle.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A server that gives every request the same bytes, then closes the connection. */
record RawServer(ServerSocket listener, String answer) implements AutoCloseable {

  static RawServer answering(String answer) throws IOException {
    RawServer server =
        new RawServer(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()), answer);
    Thread.ofVirtual().start(server::serve);
    return server;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/page");
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
        String line = in.readLine();
        while (line != null && !line.isEmpty()) {
          line = in.readLine();
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
      } catch (IOException e) {
        // the client left, or the test is over
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
