package dev.heddle.demo;

import dev.heddle.memory.Proc;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A process as it looks from outside.
 *
 * @param pid its id
 * @param parent that of its parent
 * @param name what it is, in words
 * @param threads its threads
 * @param memory the files that it has mapped and that others see it write to
 * @param pipes its pipes, by their number in the kernel
 * @param sockets its sockets, by their number in the kernel
 */
record SeenProcess(
    long pid,
    long parent,
    String name,
    List<SeenThread> threads,
    Set<String> memory,
    Set<String> pipes,
    Set<String> sockets) {

  private static final int LONGEST_NAME = 60;
  private static final char GONE = 0;
  private static final Pattern OURS =
      Pattern.compile("(^|[\\s/])(heddle(-thin)?\\.jar|dev\\.heddle\\.)");
  private static final Pattern SHARED = Pattern.compile("\\S+ ...s \\S+ \\S+ \\d+ +(/.*)");

  /** A thread, its name cut to 15 characters as the kernel keeps it. */
  record SeenThread(long id, String name, boolean runs) {

    /** What HotSpot and the launcher start for themselves. */
    private static final Pattern OF_JVM =
        Pattern.compile(
            "java|(GC|G1|VM|C1|C2) .*|Signal Dispatch|Reference Handl|Finalizer|Common-Cleaner"
                + "|Service Thread|Monitor Deflati|Notification Th|Attach Listener|process reaper"
                + "|StackWatermark.*|DestroyJavaVM|surefire.*");

    boolean ofJvm() {
      return OF_JVM.matcher(name).matches();
    }
  }

  /** All processes of Heddle that there are, and {@code self}. */
  static List<SeenProcess> all(long self) {
    List<SeenProcess> found = new ArrayList<>();
    for (long pid : ProcFile.or(List.<Long>of(), Proc.HERE::processes)) {
      String command =
          String.join(" ", ProcFile.or(List.of(), () -> Proc.HERE.command(pid))).strip();
      boolean java = command.split(" ", 2)[0].endsWith("java");
      if (pid == self || (java && OURS.matcher(command).find())) {
        found.add(at(pid, command));
      }
    }
    return found;
  }

  private static SeenProcess at(long pid, String command) {
    Set<String> pipes = new TreeSet<>();
    Set<String> sockets = new TreeSet<>();
    for (long descriptor : ProcFile.or(List.<Long>of(), () -> Proc.HERE.descriptors(pid))) {
      String target = ProcFile.or("", () -> Proc.HERE.target(pid, descriptor));
      String inode = target.replaceAll("\\D", "");
      if (target.startsWith("pipe:")) {
        pipes.add(inode);
      } else if (target.startsWith("socket:")) {
        sockets.add(inode);
      }
    }
    return new SeenProcess(
        pid,
        ProcFile.or(0L, () -> Proc.HERE.stat(pid).parent()),
        name(command),
        threads(pid),
        ProcFile.or("", () -> Proc.HERE.text(pid, "maps"))
            .lines()
            .map(SHARED::matcher)
            .filter(Matcher::matches)
            .map(line -> line.group(1))
            // what is deleted is on its way out
            .filter(path -> path.contains("/heddle-") && !path.endsWith(" (deleted)"))
            .collect(Collectors.toCollection(TreeSet::new)),
        pipes,
        sockets);
  }

  private static List<SeenThread> threads(long pid) {
    List<SeenThread> threads = new ArrayList<>();
    for (long id : ProcFile.or(List.<Long>of(), () -> Proc.HERE.threads(pid))) {
      char state = ProcFile.or(GONE, () -> Proc.HERE.stat(pid, id).state());
      if (state != GONE) {
        String comm = ProcFile.or("", () -> Proc.HERE.text(pid, "task/" + id + "/comm")).strip();
        // a thread that nobody has named, or that was just made
        String name = comm.isEmpty() ? "unnamed" : comm;
        // the launcher's first thread waits for the one that it starts for main and does not name
        boolean main = name.equals("java") && id != pid;
        threads.add(new SeenThread(id, main ? "main" : name, state == 'R'));
      }
    }
    return threads;
  }

  private static String name(String command) {
    if (command.contains("dev.heddle.process.worker.WorkerMain")) {
      return "a worker JVM";
    }
    if (command.contains("dev.heddle.site.SiteMain")) {
      return "the local web site";
    }
    if (command.contains("ForkedMain")) {
      return "a fork of JMH";
    }
    Matcher words = Pattern.compile("heddle\\.jar (.*)").matcher(command);
    return words.find()
        ? "heddle " + words.group(1).substring(0, Math.min(LONGEST_NAME, words.group(1).length()))
        : "a JVM with Heddle in it";
  }
}
