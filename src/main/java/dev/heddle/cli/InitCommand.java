package dev.heddle.cli;

import dev.heddle.id.Identified;
import dev.heddle.project.CiSystem;
import dev.heddle.project.JmhModule;
import dev.heddle.project.ProgramSource;
import dev.heddle.project.Project;
import dev.heddle.project.ProjectException;
import dev.heddle.project.ProjectWords;
import dev.heddle.project.SetupFiles;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code heddle init}: sets up a project of somebody's. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sets up a project of Maven or Gradle, so that it is told where it got slower.",
      "",
      "Finds its JMH benchmarks, or gives it a first one in a folder of its own, and writes a"
          + " folder .heddle with a script that measures the checkout against an earlier state, and"
          + " a job that does so for every pull request. No file that is there is changed."
    },
    footer = {"", "Where a file is in the way, nothing is written (exit code 2)."})
final class InitCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The project's folder. Default: the current one.")
  private Path folder = Path.of("");

  @Option(
      names = "--ci",
      paramLabel = "github|gitlab",
      completionCandidates = Systems.class,
      description = "Whose job is written. Default: that of which the project has jobs.")
  private @Nullable String ci;

  @Option(
      names = "--heddle",
      paramLabel = "OWNER/REPOSITORY@REF",
      description = "Where the job takes Heddle from; without it no job is written.")
  private @Nullable String heddle;

  @Option(names = "--dry-run", description = "Says what would be written, and writes nothing.")
  private boolean dryRun;

  @Option(
      names = "--script",
      description =
          "Prints the script that measures against an earlier state, for a project that has"
              + " benchmarks; writes nothing.")
  private boolean script;

  @Option(
      names = "--calibrate",
      description = {
        "Then measures what runs of the benchmarks differ by on this machine, five runs of each,"
            + " into .heddle/calibration; their jars must be built."
      })
  private boolean calibrate;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What a shell offers. */
  static final class Systems implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Identified.ids(CiSystem.class).iterator();
    }
  }

  @Override
  public Integer call() throws UsageException, ProjectException {
    Project project = Project.in(folder);
    if (script) {
      return print(project);
    }
    Optional<ProgramSource> source = source();
    Optional<CiSystem> system = system(project, source);
    SetupFiles files = SetupFiles.of(project, system, source);
    files.requireRoom();
    Map<Path, Path> calibrations = calibrate ? calibrations(project) : Map.of();
    if (!dryRun) {
      Optional<String> failure = files.write();
      if (failure.isPresent()) {
        Complaint.print(spec.commandLine(), failure.get());
        return ExitCode.NOT_WHOLE;
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    tell(project, files, source.isPresent(), out);
    int code = out.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
    for (Map.Entry<Path, Path> each : calibrations.entrySet()) {
      if (dryRun) {
        out.println("  " + project.root().relativize(each.getValue()));
      } else if (code == ExitCode.OK) {
        code = calibrated(each.getKey(), each.getValue());
      }
    }
    return code;
  }

  /** The folder of each jar's calibration. */
  private static Map<Path, Path> calibrations(Project project) throws UsageException {
    Map<Path, Path> calibrations = new LinkedHashMap<>();
    Path folder = project.root().resolve(SetupFiles.CALIBRATION);
    if (Files.exists(folder)) {
      throw new UsageException(ProjectWords.isThere(List.of(SetupFiles.CALIBRATION)));
    }
    for (JmhModule module : project.modules()) {
      List<Path> built = module.built(project.root());
      if (built.size() != 1) {
        throw new UsageException(
            ProjectWords.notBuilt(module.jar(), built.size(), project.command()));
      }
      calibrations.put(
          built.getFirst(), project.modules().size() == 1 ? folder : folder.resolve(module.name()));
    }
    return calibrations;
  }

  private int calibrated(Path jar, Path to) {
    return Main.commandLine()
        .setOut(spec.commandLine().getOut())
        .setErr(spec.commandLine().getErr())
        .execute("calibrate", "--jar", jar.toString(), "--out", to.toString());
  }

  private int print(Project project) throws UsageException {
    if (project.first().isPresent()) {
      throw new UsageException(ProjectWords.noBenchmarks(project.root(), project.remarks()));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(SetupFiles.verdict(project));
    return out.checkError() ? ExitCode.NOT_WHOLE : ExitCode.OK;
  }

  private Optional<ProgramSource> source() throws ProjectException {
    return heddle == null ? Optional.empty() : Optional.of(ProgramSource.of(heddle));
  }

  private Optional<CiSystem> system(Project project, Optional<ProgramSource> source)
      throws UsageException {
    if (ci != null && source.isEmpty()) {
      throw new UsageException(ProjectWords.SOURCE_MISSING);
    }
    Optional<CiSystem> system =
        ci == null
            ? CiSystem.of(project.root())
            : Optional.of(Identified.of(CiSystem.class, "--ci", ci));
    if (source.isPresent() && system.isEmpty()) {
      throw new UsageException(ProjectWords.JOB_MISSING);
    }
    return system;
  }

  private void tell(Project project, SetupFiles files, boolean hasJob, PrintWriter out) {
    out.println(
        InitWords.found(
            project.tool().title(),
            project.first().isPresent(),
            project.modules().stream().map(JmhModule::jar).collect(Collectors.joining(", ")),
            project.command()));
    out.println(dryRun ? InitWords.WOULD_WRITE : InitWords.WROTE);
    files.files().keySet().forEach(file -> out.println("  " + file));
    files.remarks().forEach(out::println);
    if (!hasJob) {
      out.println(ProjectWords.NO_JOB);
    }
    out.println(InitWords.next(project.first().isPresent()));
  }
}
