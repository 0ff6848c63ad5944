#!/usr/bin/env bash
# Hazelcast 5.7.0, a client with its usual settings (JDK 25, Temurin 25.0.3): a task that was submitted to
# member B fails when member A dies, though B runs it to its end, if B has joined less than a second ago.
#
# Behaviour: a client hears of a member that joins at once, and submitToMember(task, B) is taken at once, too;
# but it looks only each second whether it has a connection to every member. Until then another one hands the
# task on. If that one dies, the future ends with a TargetDisconnectedException; B goes on, and its answer
# goes nowhere. Three seconds later the client has a connection of its own to B, and gets the answer.
# A good engineer takes a failed submitToMember for the end of that member, and runs the task again elsewhere.
#
# Output seen:
#   B has just joined: future failed by TargetDisconnectedException; the task at B ended
#   B joined 3 s ago: future gave "ran at B"; the task at B ended
#
# Whom it hurts: clusters that grow or replace members under load; whoever retries by the exception runs the
# task twice, though it was for one member that never failed.
#
# Needs Maven with its repository in reach, and a JDK 25 as `java` or in JAVA_HOME; on Debian with the
# Temurin packages: temurin-25-jdk.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
  if [ -x "$home/bin/javac" ] && "$home/bin/java" -version 2>&1 | grep -q '"25'; then
    java=$home/bin/java
  fi
done
"$java" -version 2>&1 | grep -q '"25' || { echo "no JDK 25 found; install temurin-25-jdk"; exit 2; }
command -v mvn >/dev/null || { echo "no Maven found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/lib" "$work/classes"
mvn -q -B dependency:copy -Dartifact=com.hazelcast:hazelcast:5.7.0 -DoutputDirectory="$work/lib" >"$work/mvn" 2>&1 \
  || { cat "$work/mvn"; exit 2; }

cat >"$work/Carried.java" <<'END'
import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

public class Carried {
  record Slow(String begun, String ended) implements Callable<String>, Serializable {
    public String call() throws Exception {
      Files.createFile(Path.of(begun));
      Thread.sleep(1500);
      Files.createFile(Path.of(ended));
      return "ran at B";
    }
  }

  static void await(Callable<Boolean> what) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!what.call()) {
      if (System.nanoTime() > end) throw new IllegalStateException("waited in vain");
      Thread.sleep(5);
    }
  }

  record Node(Process process, String address) {
    static Node start(String join) throws Exception {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                  "-cp", System.getProperty("java.class.path"), "Carried", "member", join)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()));
      String line = out.readLine();
      while (line != null && !line.startsWith("at ")) line = out.readLine();
      return new Node(process, line == null ? "" : line.substring(3));
    }
  }

  public static void main(String[] args) throws Exception {
    if (args[0].equals("member")) {
      Config config = new Config();
      config.setClusterName("carried");
      config.getNetworkConfig().setPort(0).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
      config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
      config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
      config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).addMember(args[1]);
      config.setProperty("hazelcast.phone.home.enabled", "false");
      HazelcastInstance here = Hazelcast.newHazelcastInstance(config);
      System.out.println("at 127.0.0.1:" + here.getCluster().getLocalMember().getAddress().getPort());
      while (System.in.read() >= 0) {}
      Runtime.getRuntime().halt(0);
    }
    tried("has just joined", 0, Path.of(args[0]));
    tried("joined 3 s ago", 3000, Path.of(args[0]));
    System.exit(0);
  }

  static void tried(String age, long millis, Path folder) throws Exception {
    Node a = Node.start("127.0.0.1:1");
    Node b = null;
    try {
      ClientConfig config = new ClientConfig();
      config.setClusterName("carried");
      config.getNetworkConfig().addAddress(a.address());
      HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
      b = Node.start(a.address());
      await(() -> client.getCluster().getMembers().size() == 2);
      Thread.sleep(millis);
      Member other = null;
      for (Member each : client.getCluster().getMembers()) {
        if (b.address().endsWith(":" + each.getAddress().getPort())) {
          other = each;
        }
      }
      Path begun = folder.resolve("begun " + age);
      Path ended = folder.resolve("ended " + age);
      Future<String> future =
          client.getExecutorService("tasks").submitToMember(new Slow(begun.toString(), ended.toString()), other);
      await(() -> Files.exists(begun));
      a.process().destroyForcibly().waitFor();
      String told;
      try {
        told = "gave \"" + future.get(20, TimeUnit.SECONDS) + "\"";
      } catch (ExecutionException e) {
        told = "failed by " + e.getCause().getClass().getSimpleName();
      }
      await(() -> Files.exists(ended));
      System.out.println("> B " + age + ": future " + told + "; the task at B ended");
      client.shutdown();
    } finally {
      a.process().destroyForcibly();
      if (b != null) {
        b.process().destroyForcibly();
      }
    }
  }
}
END
"$(dirname "$java")/javac" -d "$work/classes" -cp "$work/lib/*" "$work/Carried.java"
timeout 120 "$java" -Djava.io.tmpdir="$work" -cp "$work/classes:$work/lib/hazelcast-5.7.0.jar" Carried "$work" \
  >"$work/out" 2>"$work/err" || { tail -n 20 "$work/err"; exit 2; }
sed -n 's/^> //p' "$work/out" | tee "$work/told"
if ! diff "$work/told" - >/dev/null <<'END'
B has just joined: future failed by TargetDisconnectedException; the task at B ended
B joined 3 s ago: future gave "ran at B"; the task at B ended
END
then
  echo "the behaviour has changed"
  exit 1
fi
