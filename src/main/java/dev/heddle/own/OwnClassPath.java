package dev.heddle.own;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Where the classes of a person's own task lie.
 *
 * @param entries jars, and folders of classes, each absolute
 */
public record OwnClassPath(List<Path> entries) {

  private static final String ALL = "*";

  /** Copies the list. */
  public OwnClassPath {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a class path as {@code java -cp} does: {@code lib/*} stands for all jars of a folder.
   *
   * @throws IllegalArgumentException where a part of it is not there, or can hold no classes
   */
  public static OwnClassPath of(String text) {
    List<Path> entries = new ArrayList<>();
    for (String part : text.split(File.pathSeparator, -1)) {
      if (part.equals(ALL) || part.endsWith("/" + ALL)) {
        entries.addAll(jars(part));
      } else if (!part.isEmpty()) {
        entries.add(checked(part));
      }
    }
    if (entries.isEmpty()) {
      throw wrong(text, OwnWords.NO_PATH);
    }
    return new OwnClassPath(entries);
  }

  private static List<Path> jars(String part) {
    Path folder = Path.of(part.substring(0, part.length() - ALL.length())).toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      throw wrong(part, OwnWords.NO_FOLDER);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars =
          files
              .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
              .map(file -> checked(file.toString()))
              .sorted()
              .toList();
      if (jars.isEmpty()) {
        throw wrong(part, OwnWords.NO_JAR);
      }
      return jars;
    } catch (IOException e) {
      throw wrong(part, OwnWords.cannotBeRead(e));
    }
  }

  private static Path checked(String part) {
    Path path = Path.of(part).toAbsolutePath().normalize();
    if (!Files.exists(path)) {
      throw wrong(part, OwnWords.NO_FILE);
    }
    if (!Files.isDirectory(path)) {
      try (ZipFile jar = new ZipFile(path.toFile())) {
        jar.size();
      } catch (IOException e) {
        throw wrong(part, OwnWords.NEITHER);
      }
    }
    return path;
  }

  private static IllegalArgumentException wrong(String part, String why) {
    return new IllegalArgumentException(OwnWords.lies(part, why));
  }

  /** As a JVM reads it after {@code -cp}. */
  public String text() {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * The digest of all that lies there, by which it is known again, in hexadecimal digits.
   *
   * @throws IllegalArgumentException where something is not there any more
   */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path entry : entries) {
        add(digest, entry);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // cannot be
    }
  }

  private static void add(MessageDigest digest, Path entry) {
    try (Stream<Path> files = Files.walk(entry)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(entry.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw wrong(entry.toString(), OwnWords.cannotBeRead(e));
    }
  }
}
