package dev.heddle.cli;

/** The help of the whole program, in lines of the usual width. */
final class ReadyHelpWords {

  /** Colours begin with a picture of the escape character. */
  static final String TEXT =
      """
      Usage: ␛[1mheddle␛[21m␛[0m [␛[33m-hV␛[39m␛[0m] COMMAND
      Threads, virtual threads or processes, and how many? Measure it.

      Runs the same task under every execution model, in one JVM and in many, checks every answer, and
      prints a table of times with honest intervals.
        ␛[33m-h␛[39m␛[0m, ␛[33m--help␛[39m␛[0m      Show this help message and exit.
        ␛[33m-V␛[39m␛[0m, ␛[33m--version␛[39m␛[0m   Print version information and exit.
      Commands:
        ␛[1mrun␛[21m␛[0m         Measures benchmarks and prints their tables.
        ␛[1mlist␛[21m␛[0m        Shows the benchmarks with their questions, the execution models, the rows of other
                      runtimes, the presets, the demos.
        ␛[1mtable␛[21m␛[0m       Tables of a run, side by side for several, or of any JMH JSON file.
        ␛[1madvise␛[21m␛[0m      Which model to take, with how many workers, at what price: what a run shows, and what
                      it does not.
        ␛[1mreport␛[21m␛[0m      A page of a run, or of several side by side, in one file that needs nothing else.
        ␛[1mcompare␛[21m␛[0m     A verdict for every row of two runs, and an exit code that a CI job can trust.
        ␛[1mcalibrate␛[21m␛[0m   Measures the same thing several times: what runs of unchanged code differ by on this
                      machine, and how small a change can be seen here, row by row.
        ␛[1mtrend␛[21m␛[0m       What changed over many runs: every row's levels, and whether the newest run is as
                      expected.
        ␛[1minit␛[21m␛[0m        Sets up a project of Maven or Gradle, so that it is told where it got slower.
        ␛[1mdoctor␛[21m␛[0m      Looks at whether this machine is fit to measure on: what, why, and what to do.
        ␛[1mpromises␛[21m␛[0m    Tries what an executor keeps of what executors promise: one outcome a task, at most
                      one run, crashes that cost one task, an end that comes.
        ␛[1mmember␛[21m␛[0m      Is a member of a cluster until it is ended: the other side of the model cluster
                      [join=…].
        ␛[1mdemo␛[21m␛[0m        Plays one small example of threads or processes, in about a second.
        ␛[1mjmh␛[21m␛[0m         JMH's own command line, for those who know it; 'heddle jmh -h' is JMH's help.
        ␛[1mcompletion␛[21m␛[0m  Prints a script by which bash and zsh complete words, those of benchmarks and models
                      among them: source <(heddle completion)
        ␛[1mhelp␛[21m␛[0m        Tells about a command or a topic; without one: which there are.

      Begin with 'heddle run': about four minutes, two workloads, a table each. 'heddle help' names the
      topics that there is more to read about.
      Exit codes: 0 fine, 1 a bug, 2 usage or unreadable input, 3 a regression, 4 rows failed or missing,
      5 inconclusive (if asked for), 130 Ctrl-C.
      """;

  private ReadyHelpWords() {}
}
