package dev.heddle.cluster;

import dev.heddle.execution.MemberRequest;
import dev.heddle.execution.OpenRequest;
import dev.heddle.execution.Workforce;
import dev.heddle.workload.SumOfSquares;
import dev.heddle.workload.Task;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** What runs on one host of {@link ClusterHostsTest}: a member, or the caller of two. */
public final class HostMain {

  static final int PARTS = 20;
  static final long EACH = 1000;
  private static final long LIMIT_SECONDS = 60;

  private HostMain() {}

  /** Called with the address to listen at and one to join, or with one to join alone. */
  public static void main(String[] args) throws Exception {
    if (args.length == 2) {
      String join = args[1].isEmpty() ? null : args[1];
      MemberRequest request = new MemberRequest("heddle", 1, args[0], 5701, join);
      new ClusterModel().host(request, address -> System.out.println("ready " + address));
      return;
    }
    ClusterModel model = new ClusterModel(2, "client", args[0], "heddle");
    try (Workforce workforce = model.open(OpenRequest.of(2));
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      System.out.println("ready");
      List<Future<Integer>> held = new ArrayList<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(
            switch (line) {
              case "sum" -> sum(workforce);
              case "hold" -> hold(workforce, held);
              default -> lost(held);
            });
      }
      workforce.executor().shutdownNow();
    }
  }

  private static String sum(Workforce workforce) throws Exception {
    List<SumOfSquares> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      parts.add(new SumOfSquares(i * EACH, (i + 1) * EACH));
    }
    try {
      long sum = 0;
      for (Future<Long> part : workforce.executor().invokeAll(parts)) {
        sum += part.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      }
      return "sum " + sum;
    } catch (ExecutionException | TimeoutException e) {
      return "failed: " + e;
    } catch (RejectedExecutionException e) {
      return "refused: " + e.getMessage();
    }
  }

  private static String hold(Workforce workforce, List<Future<Integer>> held) {
    for (int i = 0; i < 2; i++) {
      Task<Integer> endless =
          () -> {
            new CountDownLatch(1).await();
            return 0;
          };
      held.add(workforce.executor().submit(endless));
    }
    return "holds";
  }

  /** Waits for the next of the held tasks that fails. */
  private static String lost(List<Future<Integer>> held) {
    long from = System.nanoTime();
    while (System.nanoTime() - from < LIMIT_SECONDS * 1_000_000_000) {
      for (int i = 0; i < held.size(); i++) {
        Future<Integer> one = held.get(i);
        if (one.isDone()) {
          Future<Integer> _ = held.remove(i);
          long millis = (System.nanoTime() - from) / 1_000_000;
          return "lost after " + millis + " ms: " + one.exceptionNow();
        }
      }
      LockSupport.parkNanos(5_000_000);
    }
    return "lost none";
  }
}
