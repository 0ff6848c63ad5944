package dev.heddle.process.aot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of all that an ahead-of-time cache depends on: the jars, their content included, the
 * build of the JDK, and the flags.
 *
 * <p>The content, because JDK 25.0.3 runs old code from a cache whose jar was rebuilt, and says
 * nothing (JDK-8377932); place and time too, because later ones refuse a cache for either.
 */
final class AotKey {

  private static final int KEPT_BYTES = 12;
  private static final int PIECE_BYTES = 1 << 16;

  /** What may differ between training and use: the size of a small heap, processors. */
  private static final String FREE = "-Xm[xs]\\d{1,4}m|-XX:ActiveProcessorCount=\\d+";

  private static final List<String> VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private AotKey() {}

  /** The key, in characters fit for a file's name; none where the class path has a folder. */
  static Optional<String> of(String classPath, List<String> flags, Map<String, String> environment)
      throws IOException {
    MessageDigest digest = sha256();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry).toAbsolutePath();
      if (!Files.isRegularFile(jar)) {
        return Optional.empty();
      }
      add(digest, jar.toString());
      add(digest, Files.getLastModifiedTime(jar).toString());
      addContent(digest, jar);
    }
    further(flags, environment).forEach(line -> add(digest, line));
    return Optional.of(HexFormat.of().formatHex(digest.digest(), 0, KEPT_BYTES));
  }

  /** What it depends on beside the jars. */
  static List<String> further(List<String> flags, Map<String, String> environment)
      throws IOException {
    List<String> lines = new ArrayList<>();
    String home = System.getProperty("java.home");
    lines.add(home);
    lines.add(System.getProperty("java.vm.version"));
    Path release = Path.of(home, "release");
    lines.add(Files.isReadable(release) ? Files.readString(release) : "");
    for (String flag : flags) {
      if (!isFree(flag)) {
        lines.add(flag);
      }
    }
    for (String name : VARIABLES) {
      @Nullable String value = environment.get(name);
      lines.add(name + "=" + (value == null ? System.getenv(name) : value));
    }
    return lines;
  }

  private static boolean isFree(String flag) {
    return (flag.startsWith("-Xm") || flag.startsWith("-XX:ActiveP")) && flag.matches(FREE);
  }

  /** A piece at a time: a jar may be larger than the heap. */
  private static void addContent(MessageDigest digest, Path jar) throws IOException {
    byte[] piece = new byte[PIECE_BYTES];
    add(digest, Long.toString(Files.size(jar)));
    try (InputStream in = Files.newInputStream(jar)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
      }
    }
  }

  private static void add(MessageDigest digest, String text) {
    add(digest, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) ':');
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
