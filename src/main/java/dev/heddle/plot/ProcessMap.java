package dev.heddle.plot;

import java.util.List;

/**
 * The processes of something, with their threads, and what they share.
 *
 * @param title a few words; may hold anything
 * @param says what it shows, in a sentence for those who do not see it
 * @param processes the processes, a parent before its children
 * @param shared what more than one of them uses, or may use
 */
public record ProcessMap(String title, String says, List<House> processes, List<Shared> shared)
    implements Picture {

  /** Copies the lists. */
  public ProcessMap {
    processes = List.copyOf(processes);
    shared = List.copyOf(shared);
  }

  /** How many marks it has: one a process, one a line of threads, one a shared thing. */
  @Override
  public int marks() {
    return processes.size()
        + processes.stream().mapToInt(process -> process.threads().size()).sum()
        + shared.size();
  }

  /**
   * A process, which houses threads.
   *
   * @param name what it is called, such as "process 4711"
   * @param what what it is
   * @param depth how many ancestors it has in the picture
   * @param threads a line each: a thread, or several that are alike
   */
  public record House(String name, String what, int depth, List<Threads> threads) {

    /** Copies the list. */
    public House {
      threads = List.copyOf(threads);
    }
  }

  /**
   * A thread, or several that are alike.
   *
   * @param count how many
   * @param name what they are called
   * @param what what they did
   */
  public record Threads(int count, String name, String what) {}

  /**
   * Something that processes share.
   *
   * @param name what it is
   * @param what more of it
   * @param users the places of those that use it in the list of processes
   */
  public record Shared(String name, String what, List<Integer> users) {

    /** Copies the list. */
    public Shared {
      users = List.copyOf(users);
    }
  }
}
