package dev.heddle.cli;

import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.MemberHost;
import dev.heddle.execution.MemberRequest;
import dev.heddle.execution.OpenRequest;
import dev.heddle.id.UnknownIdException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code heddle member}: a member that takes tasks of whoever joins it. */
@Command(
    name = "member",
    mixinStandardHelpOptions = true,
    description = {
      "Is a member of a cluster until it is ended: the other side of the model cluster[join=…].",
      "",
      "Listens on the loopback. The engine neither authenticates nor encrypts: whoever reaches the"
          + " port can run code as you."
    },
    footer = {"", "Exits with 2 where it cannot be one, before it takes a task."})
final class MemberCommand implements Callable<Integer> {

  private static final String CLUSTER = "cluster";
  private static final String LOOPBACK = "127.0.0.1";
  private static final int MOST_PORT = 65535;

  /** An address in digits, one of IPv6 in brackets where a port follows. */
  private static final Pattern LISTEN =
      Pattern.compile(
          "\\[(?<six>[^]]+)](:(?<port6>\\d{1,5}))?|(?<four>[^:]+)(:(?<port>\\d{1,5}))?");

  private static final Pattern JOIN = Pattern.compile(".+:\\d{1,5}");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The cluster's name, which its members share. Default: heddle.")
  private String name = "heddle";

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many tasks it runs at once. Default: as many as there are processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS[:PORT]",
      description = "Where it listens. Default: 127.0.0.1, at a port that the system picks.")
  private String listen = LOOPBACK;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      description = "A member that stands. Default: none, it is the first.")
  private @Nullable String join;

  @Option(
      names = "--trusted-network",
      description = "Let it listen beyond the loopback: only trusted machines reach that network.")
  private boolean trusted;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws UsageException, InterruptedException {
    MemberRequest request = request();
    PrintWriter out = spec.commandLine().getOut();
    try {
      host()
          .host(
              request,
              address -> {
                out.println(MemberWords.stands(name, address, threads));
                out.flush();
              });
    } catch (IOException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }

  private static MemberHost host() throws UsageException {
    try {
      if (ExecutionModel.of(CLUSTER) instanceof MemberHost host) {
        return host;
      }
    } catch (UnknownIdException e) {
      throw new UsageException(MemberWords.NO_CLUSTER);
    }
    throw new UsageException(MemberWords.NO_CLUSTER);
  }

  private MemberRequest request() throws UsageException {
    if (threads < 1 || threads > OpenRequest.MOST_WORKERS) {
      throw new UsageException(MemberWords.threadsOutOfRange(threads, OpenRequest.MOST_WORKERS));
    }
    if (join != null && !JOIN.matcher(join).matches()) {
      throw new UsageException(MemberWords.noJoin(join));
    }
    Matcher parts = LISTEN.matcher(listen);
    if (!parts.matches()) {
      throw new UsageException(MemberWords.noAddress(listen));
    }
    String host = parts.group("six") == null ? parts.group("four") : parts.group("six");
    String digits = parts.group("six") == null ? parts.group("port") : parts.group("port6");
    int port = digits == null ? 0 : Integer.parseInt(digits);
    if (port > MOST_PORT) {
      throw new UsageException(MemberWords.noAddress(listen));
    }
    return new MemberRequest(name, threads, checked(host).getHostAddress(), port, join);
  }

  private InetAddress checked(String host) throws UsageException {
    InetAddress address;
    try {
      address = InetAddress.ofLiteral(host);
    } catch (IllegalArgumentException e) {
      throw new UsageException(MemberWords.noAddress(listen));
    }
    if (address.isAnyLocalAddress()) {
      throw new UsageException(MemberWords.everyAddress(listen));
    }
    if (!address.isLoopbackAddress() && !trusted) {
      throw new UsageException(MemberWords.untrusted(listen));
    }
    return address;
  }
}
