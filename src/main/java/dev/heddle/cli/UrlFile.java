package dev.heddle.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file of addresses of pages, one a line. */
final class UrlFile {

  private static final String OPTION = "--urls";

  private UrlFile() {}

  static List<String> read(Path file) throws UsageException {
    List<String> urls = new ArrayList<>();
    for (LineFile.Line line : LineFile.read(OPTION, file)) {
      urls.add(check(file, line));
    }
    return urls;
  }

  private static String check(Path file, LineFile.Line line) throws UsageException {
    try {
      URI uri = new URI(line.text());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return line.text();
      }
    } catch (URISyntaxException e) {
      // told below, as any other line that is no address
    }
    throw new UsageException(RunOptionWords.isNoAddress(OPTION, file, line));
  }
}
