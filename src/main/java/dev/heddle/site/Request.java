package dev.heddle.site;

import java.util.Locale;

/**
 * The head of a request.
 *
 * @param target what is asked for
 * @param keepAlive whether the client wants to ask again over this connection
 */
record Request(String target, boolean keepAlive) {

  /**
   * Reads a head.
   *
   * @param head request line and header lines, each but the last ended by CR LF
   * @throws BadRequestException if the site does not answer such a request
   */
  static Request of(String head) throws BadRequestException {
    String[] lines = head.split("\r\n", -1);
    String[] line = lines[0].split(" ", -1);
    if (line.length != 3 || !line[2].matches("HTTP/1\\.[01]") || !line[1].startsWith("/")) {
      throw new BadRequestException(400);
    }
    if (!line[0].equals("GET")) {
      throw new BadRequestException(405);
    }
    boolean keepAlive = line[2].equals("HTTP/1.1");
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon <= 0) {
        throw new BadRequestException(400);
      }
      String value = lines[i].substring(colon + 1).strip().toLowerCase(Locale.ROOT);
      switch (lines[i].substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "connection" ->
            keepAlive = value.equals("keep-alive") || (keepAlive && !value.equals("close"));
        case "transfer-encoding" -> throw new BadRequestException(400);
        case "content-length" -> {
          if (!value.equals("0")) {
            throw new BadRequestException(413);
          }
        }
        default -> {}
      }
    }
    return new Request(line[1], keepAlive);
  }
}
