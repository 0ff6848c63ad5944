package dev.heddle.run;

import dev.heddle.result.RowId;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.Commit;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * A jar that holds benchmarks and the JMH that measures them.
 *
 * @param path where it is
 * @param ours whether it is a build of this program
 * @param benchmarks what it can measure
 * @param java the oldest Java that its benchmarks run on
 */
public record BuildJar(Path path, boolean ours, List<Benchmark> benchmarks, int java) {

  private static final String LIST = "META-INF/BenchmarkList";
  private static final String MAIN = "org/openjdk/jmh/Main.class";
  private static final String OURS = "dev/heddle/run/Run.class";

  /** Where a class file says its version, and what Java 1.0 had there. */
  private static final int VERSION_AT = 7;

  private static final int BEFORE_JAVA_1 = 44;

  private static final String THIN_JAR = "heddle-thin.jar";

  /** What JMH writes for the values of a parameter that takes all of an enum. */
  private static final String ALL_OF_ENUM = "blank_blank_blank";

  /** Copies the list. */
  public BuildJar {
    benchmarks = List.copyOf(benchmarks);
  }

  /**
   * Looks into a jar.
   *
   * @throws PlanException where it cannot be measured
   */
  public static BuildJar open(Path path) throws PlanException {
    if (!Files.exists(path)) {
      throw new PlanException(BuildWords.noSuchJar(path));
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      ZipEntry list = jar.getEntry(LIST);
      if (list == null || jar.getEntry(MAIN) == null) {
        throw new PlanException(BuildWords.noBenchmarks(path, list == null ? LIST : "JMH inside"));
      }
      boolean ours = jar.getEntry(OURS) != null;
      try (InputStream text = jar.getInputStream(list)) {
        List<BenchmarkListEntry> entries =
            entries(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        return new BuildJar(
            path.toAbsolutePath().normalize(), ours, benchmarks(entries), java(jar, entries));
      }
    } catch (ZipException e) {
      throw new PlanException(BuildWords.isNoJar(path));
    } catch (IOException e) {
      throw new PlanException(BuildWords.cannotRead(path, e));
    } catch (RuntimeException e) {
      throw new PlanException(BuildWords.unknownJmh(path));
    }
  }

  private static List<BenchmarkListEntry> entries(String list) {
    OutputFormat silent =
        OutputFormatFactory.createFormatInstance(
            new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            VerboseMode.SILENT);
    return List.copyOf(BenchmarkList.fromString(list).getAll(silent, List.of()));
  }

  private static List<Benchmark> benchmarks(List<BenchmarkListEntry> entries) {
    List<Benchmark> benchmarks = new ArrayList<>();
    for (BenchmarkListEntry entry : entries) {
      for (Mode mode : modes(entry.getMode())) {
        benchmarks.add(benchmark(entry, mode));
      }
    }
    benchmarks.sort((a, b) -> a.method().compareTo(b.method()));
    return benchmarks;
  }

  /** That of the newest class among the benchmarks' own and JMH's main class. */
  private static int java(JarFile jar, List<BenchmarkListEntry> entries) throws IOException {
    Set<String> names = new TreeSet<>(Set.of(MAIN));
    for (BenchmarkListEntry entry : entries) {
      String generated = entry.generatedTarget();
      names.add(generated.substring(0, generated.lastIndexOf('.')).replace('.', '/') + ".class");
      names.add(entry.getUserClassQName().replace('.', '/') + ".class");
    }
    int newest = 1;
    for (String name : names) {
      ZipEntry there = jar.getEntry(name);
      if (there != null) {
        try (InputStream code = jar.getInputStream(there)) {
          byte[] head = code.readNBytes(VERSION_AT + 1);
          newest =
              Math.max(newest, head.length <= VERSION_AT ? 1 : head[VERSION_AT] - BEFORE_JAVA_1);
        }
      }
    }
    return newest;
  }

  private static List<Mode> modes(Mode mode) {
    return mode == Mode.All
        ? Arrays.stream(Mode.values()).filter(each -> each != Mode.All).toList()
        : List.of(mode);
  }

  private static Benchmark benchmark(BenchmarkListEntry entry, Mode mode) {
    Map<String, List<String>> params = new TreeMap<>();
    if (entry.getParams().hasValue()) {
      entry.getParams().get().forEach((name, values) -> params.put(name, Arrays.asList(values)));
    }
    return Benchmark.of(
        shortName(entry.getUsername()),
        "",
        entry.getUsername(),
        mode.shortLabel(),
        Benchmark.threads(entry),
        params,
        ParamCheck.none(),
        Annotated.of(entry));
  }

  /** {@code Class.method}. */
  private static String shortName(String method) {
    int dot = method.lastIndexOf('.', method.lastIndexOf('.') - 1);
    return method.substring(dot + 1);
  }

  /**
   * The commit of the checkout in which it lies; null where it lies in none, and for one of ours
   * that lies in the checkout of another project, which uses it.
   */
  public @Nullable Commit commit() {
    return ours ? Checkout.ofProgram(path) : Checkout.around(path);
  }

  /**
   * It as a build of a run.
   *
   * @param label what it is called in rows
   * @param ref the state in git that a person named; null where that was the jar
   * @param commit the commit of its code; null where that is not known
   * @throws PlanException where it cannot be read
   */
  public Build build(String label, @Nullable String ref, @Nullable Commit commit)
      throws PlanException {
    return new Build(label, path.toString(), sha256(path), ours, ref, commit, java);
  }

  /** The files that it consists of: the jar, and for one of ours the thin jar beside it. */
  public List<Path> files() {
    Path thin = path.resolveSibling(THIN_JAR);
    return ours && Files.exists(thin) ? List.of(path, thin) : List.of(path);
  }

  /**
   * Refuses values that cannot be given to a JMH from outside.
   *
   * @param own the parameters that have these values anyway
   * @throws PlanException for the first
   */
  static void requireTold(Map<String, String> params, Set<String> own) throws PlanException {
    for (Map.Entry<String, String> param : params.entrySet()) {
      if (param.getValue().startsWith(ALL_OF_ENUM)) {
        throw new PlanException(BuildWords.allOfAnEnum(param.getKey()));
      }
      if (mustBeUntold(param.getValue()) && !own.contains(param.getKey())) {
        throw new PlanException(BuildWords.hasAComma(param.getKey(), param.getValue()));
      }
    }
  }

  /** Whether JMH's command line would take it for several; then nothing is said of it. */
  static boolean mustBeUntold(String value) {
    return value.indexOf(',') >= 0;
  }

  /** The parameters of {@code row} that have no other value here. */
  Set<String> own(RowId row) {
    return benchmarks.stream()
        .filter(each -> each.method().equals(row.benchmark()) && each.mode().equals(row.mode()))
        .flatMap(each -> each.params().entrySet().stream())
        .filter(
            each -> List.of(row.params().getOrDefault(each.getKey(), "")).equals(each.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Where the jar of {@code build} is, in a run whose folder is {@code folder}. */
  static Path path(Path folder, Build build) {
    return folder.toAbsolutePath().resolve(build.jar());
  }

  /**
   * The digest of a file.
   *
   * @throws PlanException where it cannot be read
   */
  public static String sha256(Path path) throws PlanException {
    try (DigestInputStream bytes =
        new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
    } catch (NoSuchFileException e) {
      throw new PlanException(BuildWords.isGone(path));
    } catch (IOException e) {
      throw new PlanException(BuildWords.nowUnreadable(path, e));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
