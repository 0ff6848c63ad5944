package dev.heddle.site;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the site has to offer at a path. */
sealed interface Page {

  /** The largest body, in bytes. */
  long LARGEST = 1L << 30;

  /** A body of so many bytes after so long. */
  record Body(Latency latency, long size, long seed, int index) implements Page {

    public Body {
      if (size < 0 || size > LARGEST || index < 0) {
        throw new IllegalArgumentException("size " + size + ", index " + index);
      }
    }

    /** The path and query of this page, as {@link Page#at} reads them. */
    String path() {
      return String.format(Locale.ROOT, "/page/%s/%d?seed=%d&index=%d", latency, size, seed, index);
    }
  }

  /** An answer with that status, at once. */
  record Status(int code) implements Page {}

  /** What the site recorded. */
  record Report() implements Page {}

  /** Forgets what the site recorded. */
  record Reset() implements Page {}

  /** Nothing. */
  record Missing() implements Page {}

  /** The page at {@code target}, a path with or without a query. */
  static Page at(String target) {
    try {
      URI uri = URI.create(target);
      String[] steps = uri.getPath().split("/", -1);
      return switch (steps.length > 1 ? steps[1] + "/" + steps.length : "") {
        case "page/4" -> body(steps, query(uri.getQuery()));
        case "status/3" -> status(Integer.parseInt(steps[2]));
        case "report/2" -> new Report();
        case "reset/2" -> new Reset();
        default -> new Missing();
      };
    } catch (IllegalArgumentException e) {
      return new Missing();
    }
  }

  private static Page body(String[] steps, Map<String, String> query) {
    return new Body(
        Latency.of(steps[2]),
        Long.parseLong(steps[3]),
        Long.parseLong(query.getOrDefault("seed", "0")),
        Integer.parseInt(query.getOrDefault("index", "0")));
  }

  private static Page status(int code) {
    return code >= 200 && code <= 599 ? new Status(code) : new Missing();
  }

  private static Map<String, String> query(@Nullable String text) {
    Map<String, String> query = new HashMap<>();
    for (String part : text == null ? new String[0] : text.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        query.put(part.substring(0, equals), part.substring(equals + 1));
      }
    }
    return query;
  }
}
