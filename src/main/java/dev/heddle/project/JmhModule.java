package dev.heddle.project;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a project that has JMH benchmarks.
 *
 * @param folder where it is, below the project's folder; empty for that itself
 * @param jar what a build makes of it, with all that it needs: a glob below the project's folder
 */
public record JmhModule(String folder, String jar) {

  /** One in {@code folder} that leaves its jar at {@code place} below that. */
  static JmhModule of(String folder, String place) {
    return new JmhModule(folder, folder.isEmpty() ? place : folder + "/" + place);
  }

  /** The jars of it that stand below {@code root}, the project's folder; none where none does. */
  public List<Path> built(Path root) {
    int end = jar.lastIndexOf('/');
    Path place = end < 0 ? root : root.resolve(jar.substring(0, end));
    List<Path> built = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, jar.substring(end + 1))) {
      files.forEach(built::add);
    } catch (IOException e) {
      // what cannot be listed was not built
    }
    return built;
  }

  /** What it is called beside others. */
  public String name() {
    return folder.isEmpty() ? "benchmarks" : folder.replace('/', '-');
  }
}
