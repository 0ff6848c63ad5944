package dev.heddle.site;

import java.io.IOException;

/**
 * A process that starts a site before it needs one, or too late, or needs none: tells how many
 * processes it has started, and their ids, and then only waits to be killed.
 */
final class SiteBesideParent {

  private SiteBesideParent() {}

  static void main(String[] args) throws IOException {
    boolean late = args[0].equals("late");
    if (!late) {
      new SiteBeside().run();
    }
    if (!args[0].equals("unused")) {
      LocalSite site = LocalSite.start();
      site.reset();
    }
    if (late) {
      new SiteBeside().run();
    }
    new SiteBeside().run();
    long[] started =
        ProcessHandle.current().children().mapToLong(ProcessHandle::pid).sorted().toArray();
    StringBuilder told = new StringBuilder();
    for (long pid : started) {
      told.append(pid).append(' ');
    }
    System.out.println(told);
    if (System.in.read() < 0) {
      throw new IOException("whoever started this has ended");
    }
  }
}
