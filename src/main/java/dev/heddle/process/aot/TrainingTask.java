package dev.heddle.process.aot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A task that does what the first tasks of workers do, so that a JVM in training sees it: numbers,
 * collections and records that come and go, failures, a page fetched with the JDK's client.
 *
 * @param step what to do
 * @param values something to travel with the task
 */
public record TrainingTask(Step step, List<Value> values)
    implements Callable<@Nullable Object>, Serializable {

  private static final Value VALUE =
      new Value(1, 2, 0.5, "name", Duration.ofMillis(1), URI.create("http://localhost/x"));

  /** What to do, each more than once; some of it is meant to fail. */
  public static final List<Callable<?>> STEPS =
      List.of(VALUE, of(Step.COUNT), of(Step.LIST), of(Step.FAIL), of(Step.FETCH), of(Step.WAIT));

  /** Ends the JVM as a worker ends, which then writes its cache. */
  public static final TrainingTask END = of(Step.END);

  private static final int PAGE_BYTES = 16 << 10;

  /** The connection stays open, as those do that are used again. */
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + PAGE_BYTES + "\r\n\r\n";

  private static final int LIMIT_MILLIS = 5_000;

  /** What to do. */
  enum Step {
    COUNT,
    LIST,
    FAIL,
    FETCH,
    WAIT,
    END
  }

  /** A task with fields of the usual kinds, and its own result: both need no object stream. */
  record Value(int number, long length, double part, String name, Duration limit, URI place)
      implements Callable<Value>, Serializable {

    @Override
    public Value call() {
      return this;
    }
  }

  private static TrainingTask of(Step step) {
    return new TrainingTask(step, List.of(VALUE));
  }

  @Override
  public @Nullable Object call() throws Exception {
    return switch (step) {
      case COUNT -> values.stream().mapToLong(Value::length).sum();
      case LIST ->
          new ArrayList<>(
              List.of(values.getFirst(), "text", 1, 2.5, Optional.of(1).get(), Map.of("a", true)));
      case FAIL -> throw new IOException("rehearsed", new IllegalStateException("its cause"));
      case FETCH -> fetch();
      case WAIT -> {
        Thread.sleep(1);
        yield null;
      }
      case END -> {
        Runtime.getRuntime().halt(0);
        yield null;
      }
    };
  }

  /** A task that has the JVM load classes of these names. */
  public record Load(List<String> names) implements Callable<Integer>, Serializable {

    @Override
    public Integer call() throws ClassNotFoundException {
      for (String name : names) {
        Class.forName(name, false, ClassLoader.getSystemClassLoader());
      }
      return names.size();
    }
  }

  private static long fetch() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(LIMIT_MILLIS);
      Thread site = new Thread(() -> serve(server), "heddle-rehearsal");
      site.setDaemon(true);
      site.start();
      URL url = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/page").toURL();
      URLConnection opened = url.openConnection();
      opened.setConnectTimeout(LIMIT_MILLIS);
      opened.setReadTimeout(LIMIT_MILLIS);
      opened.setUseCaches(false);
      long length = 0;
      if (opened instanceof HttpURLConnection http && http.getResponseCode() == 200) {
        try (InputStream body = http.getInputStream()) {
          length = body.readAllBytes().length;
        }
      }
      site.join(LIMIT_MILLIS);
      return length;
    }
  }

  private static void serve(ServerSocket server) {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      InputStream in = client.getInputStream();
      int ends = 0;
      // a request ends with an empty line
      for (int c = in.read(); c >= 0 && ends < 2; c = ends < 2 ? in.read() : -1) {
        ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
      }
      out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[PAGE_BYTES]);
    } catch (IOException e) {
      // whoever fetches fails, too
    }
  }
}
