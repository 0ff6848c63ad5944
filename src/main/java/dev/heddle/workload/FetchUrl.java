package dev.heddle.workload;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a page with the JDK's blocking client and reads all of it; the same client under every
 * execution model.
 *
 * <p>Redirects within a protocol are followed, as the client does by itself; any other status than
 * 200 is a failure. Bodies are read to their end, those of errors too, so that the connection can
 * be used again; how many idle ones are kept is the JVM's {@code http.maxConnections}.
 *
 * @param uri an absolute address, http or https
 * @param connectLimit how long the connection may take, 1 ms or more
 * @param readLimit how long the client may wait for the next bytes, 1 ms or more
 */
public record FetchUrl(URI uri, Duration connectLimit, Duration readLimit)
    implements Task<FetchResult> {

  /** Both limits where none is named. */
  public static final Duration LIMIT = Duration.ofSeconds(10);

  private static final int OK = HttpURLConnection.HTTP_OK;

  public FetchUrl {
    @Nullable String scheme = uri.getScheme();
    if (!("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
        || uri.getHost() == null) {
      throw new IllegalArgumentException(WorkloadWords.noAddress(uri));
    }
    requireLimit(connectLimit);
    requireLimit(readLimit);
  }

  /** A fetch with the usual limits. */
  public FetchUrl(URI uri) {
    this(uri, LIMIT, LIMIT);
  }

  @Override
  public FetchResult call() {
    long start = System.nanoTime();
    try {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout((int) connectLimit.toMillis());
      connection.setReadTimeout((int) readLimit.toMillis());
      connection.setUseCaches(false);
      int status = connection.getResponseCode();
      if (status != OK) {
        return new FetchFailed(refusal(connection, status));
      }
      try (InputStream body = connection.getInputStream()) {
        long length = drain(body);
        return new Fetched(status, length, System.nanoTime() - start);
      }
    } catch (IOException | IllegalArgumentException e) {
      // the client throws the second for addresses and answers that make no sense to it
      return new FetchFailed(reason(e));
    }
  }

  private static String refusal(HttpURLConnection connection, int status) {
    if (status < 0) {
      return WorkloadWords.NO_HTTP;
    }
    // from 400 on the client has the body here, below it where a page's body is
    @Nullable InputStream error = connection.getErrorStream();
    try (InputStream body = error == null ? connection.getInputStream() : error) {
      drain(body);
    } catch (IOException e) {
      // the status says enough
    }
    return "status " + status;
  }

  private static long drain(InputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    long length = 0;
    for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
      length += read;
    }
    return length;
  }

  private static String reason(Exception e) {
    String message = Objects.requireNonNullElse(e.getMessage(), "");
    String type = e.getClass().getSimpleName().replaceFirst("Exception$", "");
    return (type + (message.isEmpty() ? "" : ": " + message)).replaceAll("\\R", " ");
  }

  private static void requireLimit(Duration limit) {
    if (limit.toMillis() < 1 || limit.toMillis() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(WorkloadWords.limitOutOfRange(limit));
    }
  }
}
