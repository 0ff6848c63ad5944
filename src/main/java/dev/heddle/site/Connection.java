package dev.heddle.site;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A client's connection: one request after the other, until either side has enough. */
final class Connection {

  private final SiteLog log;
  private final Visits visits;
  private final RequestReader requests;
  private final Answer answer;
  private boolean counted;

  Connection(Socket socket, SiteLog log, Visits visits, Duration readLimit) throws IOException {
    this.log = log;
    this.visits = visits;
    socket.setTcpNoDelay(true);
    this.requests = new RequestReader(socket, readLimit);
    this.answer = new Answer(socket.getOutputStream());
  }

  /** Answers until the connection ends. */
  void serve() throws IOException {
    try {
      @Nullable Request request = requests.next();
      while (request != null) {
        answer(request, System.nanoTime());
        request = request.keepAlive() ? requests.next() : null;
      }
    } catch (BadRequestException e) {
      answer.text(e.status(), "refused\n", false);
      requests.discardRest();
    }
  }

  private void answer(Request request, long arrived) throws IOException {
    Page page = Page.at(request.target());
    if (!(page instanceof Page.Report || page instanceof Page.Reset)) {
      count();
    }
    boolean keepAlive = request.keepAlive();
    switch (page) {
      case Page.Body body -> {
        long meant = body.latency().nanos(body.seed(), body.index(), visits.next(body.index()));
        sleepUntil(arrived + meant);
        log.answer(meant, System.nanoTime() - arrived);
        answer.body(body.size(), keepAlive);
      }
      case Page.Status status -> answer.text(status.code(), "as you asked\n", keepAlive);
      case Page.Report _ -> answer.text(200, log.report().written(), keepAlive);
      case Page.Reset _ -> {
        log.clear();
        visits.clear();
        answer.text(200, "forgotten\n", keepAlive);
      }
      case Page.Missing _ -> answer.text(404, "no such page\n", keepAlive);
    }
  }

  private void count() {
    log.request();
    if (!counted) {
      counted = true;
      log.connection();
    }
  }

  private static void sleepUntil(long until) {
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
