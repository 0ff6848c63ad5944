package dev.heddle.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sockets of this system as the kernel lists them, by their number.
 *
 * @param tcp those of TCP: this end and the other, as {@code address:port} in hexadecimal
 * @param unix the paths of those Unix-domain sockets that have one
 */
record Connections(Map<String, Ends> tcp, Map<String, String> unix) {

  private static final String LISTENS = "0A";

  /** The two ends of a connection; the other one has port 0 where a socket listens. */
  record Ends(String here, String there, boolean listens) {

    int port() {
      return Integer.parseInt(here.substring(here.indexOf(':') + 1), 16);
    }
  }

  static Connections now() {
    Map<String, Ends> tcp = new HashMap<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : ProcFile.lines("net/" + table)) {
        String[] words = line.strip().split("\\s+", -1);
        if (words.length > 9 && words[0].endsWith(":")) {
          tcp.put(words[9], new Ends(v4(words[1]), v4(words[2]), words[3].equals(LISTENS)));
        }
      }
    }
    Map<String, String> unix = new HashMap<>();
    for (String line : ProcFile.lines("net/unix")) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length > 7 && words[7].startsWith("/")) {
        unix.put(words[6], words[7]);
      }
    }
    return new Connections(tcp, unix);
  }

  /** Addresses of version 4 that are written as ones of version 6 get their own form. */
  private static String v4(String end) {
    int colon = end.indexOf(':');
    return end.substring(Math.max(0, colon - 8));
  }

  /** The socket at the other end of a connection of this machine with itself. */
  Optional<String> peer(String socket) {
    Ends ends = tcp.get(socket);
    if (ends == null || ends.listens()) {
      return Optional.empty();
    }
    return tcp.entrySet().stream()
        .filter(other ->
            other.getValue().here().equals(ends.there())
                && other.getValue().there().equals(ends.here()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
