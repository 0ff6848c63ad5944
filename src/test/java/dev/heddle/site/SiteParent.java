package dev.heddle.site;

import java.io.IOException;

/** A process that starts a site, tells its process id, and then only waits to be killed. */
final class SiteParent {

  private SiteParent() {}

  static void main(String[] args) throws IOException {
    LocalSite site = LocalSite.start();
    System.out.println(site.pid());
    // ends by itself with whoever started it
    if (System.in.read() < 0) {
      site.close();
    }
  }
}
