#!/usr/bin/env bash
# Ignite 2.17.0 (ignite-core) on JDK 25 (Temurin 25.0.3), with the packages open that it asks for: no Java
# record can be a value of a cache, or a part of one, though it is Serializable.
#
# Behaviour: objects are written field by field, at offsets that it asks sun.misc.Unsafe for, and the JDK
# gives none for fields of records. So put() of a record ends with a CacheException, whose last cause is an
# UnsupportedOperationException ("can't get field offset on a record class"), that of a list that holds one,
# too. A class with the same fields is taken. Java's own serialization, which takes records since they exist,
# is not asked.
# A good engineer takes a Serializable record for the model of a value: final fields, equals, one line.
#
# Output seen:
#   a class, put and got: TripClass A 7
#   a record: CacheException, at last UnsupportedOperationException: can't get field offset on a record class
#   a list with a record: CacheException, at last UnsupportedOperationException: can't get field offset on a record class
#   the same by Java's serialization: Trip[from=A, km=7]
#
# Whom it hurts: whoever makes a record of a class of values, which compiles, passes tests with a map in the
# cache's place, and fails with the first put.
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
mkdir "$work/lib" "$work/classes" "$work/node"
for jar in org.apache.ignite:ignite-core:2.17.0 javax.cache:cache-api:1.0.0 org.jetbrains:annotations:16.0.3; do
  mvn -q -B dependency:copy -Dartifact="$jar" -DoutputDirectory="$work/lib" >"$work/mvn" 2>&1 \
    || { cat "$work/mvn"; exit 2; }
done

cat >"$work/Trips.java" <<'END'
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.Ignition;
import org.apache.ignite.configuration.IgniteConfiguration;
import org.apache.ignite.spi.discovery.tcp.TcpDiscoverySpi;
import org.apache.ignite.spi.discovery.tcp.ipfinder.vm.TcpDiscoveryVmIpFinder;

public class Trips {
  record Trip(String from, int km) implements Serializable {}

  static class TripClass implements Serializable {
    private final String from = "A";
    private final int km = 7;

    @Override
    public String toString() {
      return "TripClass " + from + " " + km;
    }
  }

  static void tell(String what, Callable<Object> of) {
    String said;
    try {
      said = String.valueOf(of.call());
    } catch (Throwable e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      String why = String.valueOf(cause.getMessage());
      said = e.getClass().getSimpleName() + ", at last " + cause.getClass().getSimpleName() + ": " + why.split(":")[0];
    }
    System.out.println("> " + what + ": " + said);
  }

  public static void main(String[] args) throws Exception {
    TcpDiscoverySpi discovery = new TcpDiscoverySpi();
    discovery.setLocalAddress("127.0.0.1");
    discovery.setIpFinder(new TcpDiscoveryVmIpFinder().setAddresses(List.of("127.0.0.1:47500..47509")));
    IgniteConfiguration config =
        new IgniteConfiguration()
            .setLocalHost("127.0.0.1")
            .setWorkDirectory(args[0])
            .setMetricsLogFrequency(0)
            .setDiscoverySpi(discovery);
    try (Ignite ignite = Ignition.start(config)) {
      IgniteCache<Integer, Object> cache = ignite.getOrCreateCache("trips");
      tell("a class, put and got", () -> {
        cache.put(1, new TripClass());
        return cache.get(1);
      });
      tell("a record", () -> {
        cache.put(2, new Trip("A", 7));
        return cache.get(2);
      });
      tell("a list with a record", () -> {
        cache.put(3, new ArrayList<>(List.of(new Trip("A", 7))));
        return cache.get(3);
      });
      tell("the same by Java's serialization", () -> {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(new Trip("A", 7));
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
      });
    }
  }
}
END
"$(dirname "$java")/javac" -d "$work/classes" -cp "$work/lib/*" "$work/Trips.java"
opens=()
for package in java.base/java.io java.base/java.lang java.base/java.lang.invoke java.base/java.lang.reflect \
  java.base/java.math java.base/java.net java.base/java.nio java.base/java.text java.base/java.time \
  java.base/java.util java.base/java.util.concurrent java.base/java.util.concurrent.atomic \
  java.base/java.util.concurrent.locks java.base/jdk.internal.access java.base/jdk.internal.misc \
  java.base/sun.nio.ch java.base/sun.reflect.generics.reflectiveObjects java.base/sun.util.calendar \
  java.desktop/java.awt.font java.management/com.sun.jmx.mbeanserver java.management/sun.management \
  java.sql/java.sql jdk.internal.jvmstat/sun.jvmstat.monitor jdk.management/com.sun.management.internal; do
  opens+=(--add-opens "$package=ALL-UNNAMED")
done
timeout 100 "$java" "${opens[@]}" -Xmx512m -Djava.io.tmpdir="$work" -cp "$work/classes:$work/lib/*" Trips "$work/node" \
  >"$work/out" 2>"$work/err" || { tail -n 20 "$work/err"; exit 2; }
sed -n 's/^> //p' "$work/out" | tee "$work/told"
refused="CacheException, at last UnsupportedOperationException: can't get field offset on a record class"
if ! diff "$work/told" - >/dev/null <<END
a class, put and got: TripClass A 7
a record: $refused
a list with a record: $refused
the same by Java's serialization: Trip[from=A, km=7]
END
then
  echo "the behaviour has changed"
  exit 1
fi
