package dev.heddle.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A file of addresses, one a line; empty lines and those that begin with # are passed over. */
final class UrlFile {

  private UrlFile() {}

  static List<String> read(Path file) throws UsageException {
    List<String> urls = new ArrayList<>();
    // what is no file may never begin; what a shell hands over is meant to be read
    boolean handedOver = file.startsWith("/dev/fd") || file.equals(Path.of("/dev/stdin"));
    if (!handedOver && Files.exists(file) && !Files.isRegularFile(file)) {
      throw new UsageException(RunOptionWords.urlsAreNoFile(file));
    }
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String text = (number == 1 ? line.replaceFirst("^\\uFEFF", "") : line).strip();
        if (!text.isEmpty() && !text.startsWith("#")) {
          urls.add(check(file, number, text));
        }
      }
    } catch (MalformedInputException e) {
      throw new UsageException(RunOptionWords.urlsAreNoText(file));
    } catch (IOException e) {
      throw new UsageException(RunOptionWords.urlsUnreadable(file, e));
    }
    if (urls.isEmpty()) {
      throw new UsageException(RunOptionWords.noUrls(file));
    }
    return urls;
  }

  private static String check(Path file, int number, String text) throws UsageException {
    try {
      URI uri = new URI(text);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      if ((scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null) {
        return text;
      }
    } catch (URISyntaxException e) {
      // told below, as any other line that is no address
    }
    throw new UsageException(RunOptionWords.noUrl(file, number, text));
  }
}
