package dev.heddle.machine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the control groups of this process allow it, those above it included. */
final class Cgroup {

  private static final String MOUNT = "sys/fs/cgroup";
  private static final String MINE = "proc/self/cgroup";

  /** The first version says "no limit" by a number that no machine has. */
  private static final long NO_LIMIT = 1L << 60;

  private final SystemFiles files;

  Cgroup(SystemFiles files) {
    this.files = files;
  }

  /** A file of a group, or its folder, and of which version the group is. */
  private record Place(int version, String path) {}

  /** How many processors' time it may use, where there is a quota. */
  OptionalDouble processors() throws IOException {
    double least = Double.POSITIVE_INFINITY;
    for (Place place : places("cpu")) {
      if (place.version == 2) {
        String[] words = files.read(place.path + "/cpu.max").split("\\s+", -1);
        if (words.length == 2 && !words[0].equals("max")) {
          least = Math.min(least, quota(place.path + "/cpu.max", words[0], words[1]));
        }
      } else {
        String quota = files.read(place.path + "/cpu.cfs_quota_us");
        if (!quota.startsWith("-")) {
          String period = files.read(place.path + "/cpu.cfs_period_us");
          least = Math.min(least, quota(place.path, quota, period));
        }
      }
    }
    return Double.isInfinite(least) ? OptionalDouble.empty() : OptionalDouble.of(least);
  }

  private static double quota(String path, String quota, String period) throws IOException {
    return (double) SystemFiles.number(path, quota) / Math.max(1, SystemFiles.number(path, period));
  }

  /** How often the quota stopped it, as "12 of 500 periods"; empty where it never did. */
  Optional<String> throttled() throws IOException {
    for (Place place : places("cpu")) {
      String stat = place.path + "/cpu.stat";
      if (files.has(stat)) {
        long times = SystemFiles.number(stat, files.field(stat, "nr_throttled"));
        if (times > 0) {
          return Optional.of(times + " of " + files.field(stat, "nr_periods") + " periods");
        }
      }
    }
    return Optional.empty();
  }

  /** How much memory it may have, where that is limited. */
  OptionalLong memory() throws IOException {
    return least("memory", "memory.limit_in_bytes", "memory.max");
  }

  /** How many processes and threads it may have, where that is limited. */
  OptionalLong processes() throws IOException {
    return least("pids", "pids.max", "pids.max");
  }

  private OptionalLong least(String controller, String first, String second) throws IOException {
    long least = NO_LIMIT;
    for (Place place : places(controller, first, second)) {
      String text = files.read(place.path);
      if (!text.equals("max")) {
        least = Math.min(least, SystemFiles.number(place.path, text));
      }
    }
    return least == NO_LIMIT ? OptionalLong.empty() : OptionalLong.of(least);
  }

  private List<Place> places(String controller) throws IOException {
    List<Place> places = new ArrayList<>();
    for (Place place : places(controller, "cpu.cfs_quota_us", "cpu.max")) {
      places.add(new Place(place.version, place.path.substring(0, place.path.lastIndexOf('/'))));
    }
    return places;
  }

  /** The files that a controller has in this process's group and in those above it. */
  private List<Place> places(String controller, String first, String second) throws IOException {
    List<Place> places = new ArrayList<>();
    for (String line : files.read(MINE).lines().toList()) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      if (parts[1].isEmpty()) {
        up(places, 2, MOUNT, parts[2], second);
        up(places, 2, MOUNT + "/unified", parts[2], second);
      } else if (List.of(parts[1].split(",", -1)).contains(controller)) {
        // what a system mounts together it may also show under each name
        String together = MOUNT + "/" + parts[1];
        up(places, 1, files.has(together) ? together : MOUNT + "/" + controller, parts[2], first);
      }
    }
    return places;
  }

  /** From the group of that name up; in a container the upper ones may not be there to see. */
  private void up(List<Place> places, int version, String mount, String group, String file) {
    String path = group;
    while (true) {
      String there = mount + (path.equals("/") ? "" : path) + "/" + file;
      if (files.has(there)) {
        places.add(new Place(version, there));
      }
      if (path.isEmpty() || path.equals("/")) {
        return;
      }
      path = path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
  }
}
