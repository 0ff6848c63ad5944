package dev.heddle.demo;

import dev.heddle.memory.Proc;
import dev.heddle.shared.Channel;
import dev.heddle.site.LocalSite;
import dev.heddle.workload.StartLine;
import dev.heddle.workload.Task;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** A picture of the processes of Heddle, taken while some hold what processes share. */
final class SystemMap implements Scene {

  private static final int WORKERS = 2;

  /** Holds a connection to the site and a channel until that ends. */
  record Hold(Narrator teller, StartLine startLine, int port, Channel<Long> open)
      implements Task<Boolean> {
    @Override
    public Boolean call() throws Exception {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        teller.tell(
            "hold",
            "holds a channel and a connection to port " + socket.getPort(),
            Map.of("port", (long) socket.getPort()));
        startLine.await();
        return open.receive(Narrator.LIMIT) == null;
      }
    }
  }

  @Override
  public int workers() {
    return WORKERS;
  }

  @Override
  public boolean needsAllAtOnce() {
    return true;
  }

  @Override
  public String missing() {
    return Proc.HERE.isThere() ? "" : "it reads /proc, which is of Linux";
  }

  @Override
  public void play(DemoStage stage)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    try (LocalSite site = LocalSite.start()) {
      stage.tell("site", "has started a web site, process " + site.pid(), Map.of());
      Channel<Long> open = stage.channel(1);
      StartLine startLine = stage.startLine(WORKERS + 1);
      List<Future<Boolean>> holds = new ArrayList<>();
      for (int i = 0; i < WORKERS; i++) {
        holds.add(stage.start(new Hold(stage.teller(), startLine, site.base().getPort(), open)));
      }
      startLine.await();
      for (Leaf leaf : SystemTree.draw(ProcessHandle.current().pid())) {
        stage
            .teller()
            .tellOf(
                leaf.pid(), leaf.threadId(), leaf.thread(), leaf.act(), leaf.text(), leaf.facts());
      }
      open.close();
      DemoStage.await(holds);
    }
  }

  @Override
  public String moral(Events events) {
    Events processes = events.of("process");
    List<Long> ours = events.of("site", "hold").processes();
    int parts = events.of("memory").where(event -> ours.contains(event.pid())).processes().size();
    int working = events.of("hold").processes().size();
    return "%s processes with %s threads; the tasks run in %s; %s."
        .formatted(
            processes.count(),
            processes.sum("threads"),
            working == 1 ? "one of them" : working + " of them",
            parts > 1
                ? "%s share memory, and all else goes through pipes and sockets".formatted(parts)
                : "what they share is in its memory, and all else goes through pipes and"
                    + " sockets");
  }
}
