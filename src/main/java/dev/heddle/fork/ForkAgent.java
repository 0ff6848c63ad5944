package dev.heddle.fork;

import dev.heddle.jvm.OrphanGuard;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The agent of forks: ends a fork with its parent, starts what it was told to start {@linkplain
 * Beside beside} it, and has it say when its iterations begin and end, where its run wants to know.
 *
 * <p>To that end three classes of JMH are loaded as the run has changed them, if they are the very
 * ones that it knows; the run writes them into the agent's jar. Needs no more than Java 11.
 */
public final class ForkAgent implements ClassFileTransformer {

  /** Below it lie the changed classes, each under its name and {@link #checksum}. */
  public static final String CHANGED = "dev/heddle/fork/changed/";

  /** The class of JMH that threads of a benchmark meet in, in the form of a class file. */
  public static final String CONTROL = "org/openjdk/jmh/runner/InfraControl";

  /** What a thread makes to keep its times in; for a single shot when all is set up for it. */
  public static final String TIMES = "org/openjdk/jmh/results/RawResults";

  /** The one that has the operations of a thread. */
  public static final String RESULT = "org/openjdk/jmh/results/BenchmarkTaskResult";

  private ForkAgent() {}

  /** Called by the JVM before {@code main}. */
  public static void premain(String ignored, Instrumentation jvm) {
    OrphanGuard.watch();
    Beside.begin();
    if (IterationMarks.wanted()) {
      jvm.addTransformer(new ForkAgent());
      new FirstFigures().start();
    }
  }

  /** By what a class is known to be the one that was changed. */
  public static String checksum(byte[] code) {
    CRC32 sum = new CRC32();
    sum.update(code, 0, code.length);
    return Long.toHexString(sum.getValue());
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> loaded,
      @Nullable ProtectionDomain domain,
      byte[] code) {
    if (!CONTROL.equals(name) && !TIMES.equals(name) && !RESULT.equals(name)) {
      return null;
    }
    String changed = CHANGED + name + "-" + checksum(code);
    try (InputStream in = ClassLoader.getSystemResourceAsStream(changed)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      return null; // then the run goes by what JMH prints
    }
  }
}
