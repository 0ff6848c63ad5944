package dev.heddle.machine;

import dev.heddle.result.Finding;
import dev.heddle.result.Finding.Grade;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks at whether a machine is fit to measure on. */
public final class Doctor {

  private final SystemFiles files;

  private Doctor(SystemFiles files) {
    this.files = files;
  }

  /** Of this machine. */
  public static Doctor here() {
    return new Doctor(SystemFiles.here());
  }

  /** Of the machine whose {@code /proc} and {@code /sys} lie in {@code root}. */
  static Doctor of(Path root) {
    return new Doctor(new SystemFiles(root));
  }

  /** All that it sees; takes less than a second and changes nothing. */
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    for (String source : List.of("sys", "proc", "")) {
      List<Topic> topics =
          Arrays.stream(Topic.values()).filter(topic -> topic.source().equals(source)).toList();
      if (source.isEmpty() || files.has(source)) {
        topics.forEach(topic -> findings.add(topic.look(files)));
      } else {
        findings.add(nothingOf(source, topics));
      }
    }
    return findings;
  }

  /** The serious of it that will be so in a minute, too. */
  public List<Finding> lasting() {
    return Arrays.stream(Topic.values())
        .filter(topic -> !topic.passing())
        .filter(topic -> topic.source().isEmpty() || files.has(topic.source()))
        .map(topic -> topic.look(files))
        .filter(finding -> finding.grade() == Grade.SERIOUS)
        .toList();
  }

  /** One line in place of many. */
  private static Finding nothingOf(String source, List<Topic> topics) {
    return new Finding(
        "/" + source,
        Grade.UNKNOWN,
        MachineWords.notAvailable(MachineWords.thereIsNo("/" + source)),
        MachineWords.cannotBeSeen(topics.stream().map(Topic::word).toList()),
        "");
  }
}
