package dev.heddle.result;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was found at a path that may stand for a side: one result, a folder of JMH's files, or
 * neither, and why.
 */
record PathContent(
    @Nullable ResultSet one, @Nullable ResultFolder folder, @Nullable UnreadableException failure) {

  static PathContent of(Path path, Predicate<String> wanted) {
    boolean plain = !Files.isDirectory(path) || Files.exists(path.resolve("run.json"));
    try {
      return plain
          ? new PathContent(ResultSet.read(path, wanted), null, null)
          : new PathContent(null, ResultFolder.open(path, wanted), null);
    } catch (UnreadableException e) {
      return new PathContent(null, null, e);
    } catch (OutOfMemoryError e) {
      return new PathContent(null, null, ResultSet.tooLarge(path, e));
    }
  }

  /** The rows that stand in files of several folders. */
  Set<RowId> inSeveralFolders() throws UnreadableException {
    if (failure != null) {
      throw failure;
    }
    return folder == null ? Set.of() : folder.inSeveralFolders();
  }

  /** What it holds, with these rows told apart by their folders. */
  List<ResultSet> runs(Set<RowId> apart) {
    return one != null ? List.of(one) : folder == null ? List.of() : folder.runs(apart);
  }
}
