package dev.heddle.site;

import dev.heddle.jvm.Child;
import dev.heddle.jvm.HiddenFlags;
import dev.heddle.jvm.Jvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A web site on this machine's loopback, in a process of its own, that answers after a known time.
 *
 * <p>It ends when it is closed, and within a second when the process that started it dies.
 */
public final class LocalSite implements AutoCloseable {

  /** The longest page, in bytes. */
  public static final long LARGEST_PAGE = Page.LARGEST;

  private static final Duration START_LIMIT = Duration.ofSeconds(30);
  private static final Duration END_LIMIT = Duration.ofSeconds(5);
  private static final long SEED = 1;
  private static final String WHO = "local site";

  private final Child process;
  private final URI base;
  private final Control control;

  private LocalSite(Child process, int port) {
    this.process = process;
    this.base = URI.create("http://127.0.0.1:" + port);
    this.control = new Control(base);
  }

  /**
   * Starts a site.
   *
   * @throws IOException if it does not start within 30 s, with what its process said
   */
  public static LocalSite start() throws IOException {
    Child begun = SiteBeside.take();
    return of(begun == null ? begin(Jvm.java()) : begun, START_LIMIT);
  }

  static LocalSite start(Path java, Duration limit) throws IOException {
    return of(begin(java), limit);
  }

  /** Starts its process, and does not wait until it serves. */
  static Child begin(Path java) throws IOException {
    return Child.start(new ProcessBuilder(command(java)));
  }

  private static LocalSite of(Child process, Duration limit) throws IOException {
    try {
      return new LocalSite(process, PortLine.await(process, limit));
    } catch (IOException | RuntimeException e) {
      process.end(WHO, END_LIMIT);
      throw e;
    }
  }

  /** The process id of the site. */
  public long pid() {
    return process.pid();
  }

  /** The site's address, without a path. */
  public URI base() {
    return base;
  }

  /**
   * The address of a page.
   *
   * @param size the length of its body in bytes, up to {@link #LARGEST_PAGE}
   * @param index which of the pages like this, from 0: each has long-tailed delays of its own
   */
  public URI url(Latency latency, long size, int index) {
    return base.resolve(new Page.Body(latency, size, SEED, index).path());
  }

  /** What the site recorded since its start, or since {@link #reset}. */
  public SiteReport report() throws IOException {
    return SiteReport.read(control.ask("/report"));
  }

  /**
   * Forgets what was recorded and begins all sequences of delays anew; connections that are open
   * now are not counted again.
   */
  public void reset() throws IOException {
    control.ask("/reset");
  }

  @Override
  public void close() {
    process.end(WHO, END_LIMIT);
  }

  private static List<String> command(Path java) {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(Jvm.flags());
    command.addAll(HiddenFlags.smallestCollector());
    command.addAll(
        List.of(
            "-Xmx256m",
            "-Djdk.virtualThreadScheduler.parallelism="
                + Runtime.getRuntime().availableProcessors(),
            "-cp",
            Jvm.ownClassPath(),
            SiteMain.class.getName()));
    return command;
  }
}
