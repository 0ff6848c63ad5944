package dev.heddle.site;

import dev.heddle.jvm.OrphanGuard;
import java.io.IOException;

/** The site's process: prints its port, then serves until its standard input ends. */
final class SiteMain {

  private SiteMain() {}

  static void main(String[] args) throws IOException {
    OrphanGuard.watch();
    try (SiteServer server = SiteServer.open(SiteServer.READ_LIMIT)) {
      System.out.println(server.port());
      server.serve();
    }
  }
}
