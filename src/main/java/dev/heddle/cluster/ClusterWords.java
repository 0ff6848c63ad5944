package dev.heddle.cluster;

import dev.heddle.execution.MemberRequest;
import java.util.List;

/**
 * All that the cluster says to people, in one place: its options, what is wrong with how it is
 * asked for, why a member does not come, and what became of a task.
 */
final class ClusterWords {

  private ClusterWords() {}

  // the model

  static final String DESCRIPTION = "Members of a cluster, which are JVMs that an engine joins.";

  static final String BARE_DESCRIPTION =
      "Control: members of a cluster, each sent tasks by the engine's own submitToMember.";

  static final String ENGINE_OPTION = "what joins them: hazelcast";

  static final String CALLER_OPTION =
      "what the fork is to them: lite (a member without data; usual), client, or member (one that"
          + " is given no task)";

  static final String JOIN_OPTION =
      "HOST:PORT of members that stand ('heddle member'), several joined by +, whose cluster is"
          + " joined; usual: none, members are started";

  static final String NAME_OPTION = "the name of the cluster that is joined (usual: heddle)";

  static String noAddress(String text) {
    return "join '" + text + "': no address; write HOST:PORT, as in 127.0.0.1:5701, and + between";
  }

  static String listensBeyond(String address) {
    return "join "
        + address
        + ": a caller that is a member would listen beyond the loopback, too; write caller=client"
        + " before it";
  }

  static String otherClasses(String member) {
    return "cluster: member "
        + member
        + " runs other class files than this; start it from the same build";
  }

  static String otherEngine(String member, String theirs, String ours) {
    return "cluster: member "
        + member
        + " runs Hazelcast "
        + theirs
        + ", and this JVM "
        + ours
        + "; start both with the same jar of it";
  }

  static String nobodyAnswers(List<String> addresses, String why) {
    return "cluster: nobody answers at "
        + String.join(" or ", addresses)
        + " ("
        + why
        + "); start members there, or write other addresses";
  }

  static String tooFew(String address, int threads, int workers) {
    return "cluster: the members at %s run %s tasks at once, and there are to be %s; start more members, or give them more --threads"
        .formatted(address, threads, workers);
  }

  static String standing(String name, int threads) {
    return "a member of '%s' that stands, %s at once"
        .formatted(name, threads == 1 ? "1 task" : threads + " tasks");
  }

  static String noMember(MemberRequest request, String why) {
    return request.join() == null
        ? "member: cannot listen at %s:%s: %s; take another address or port"
            .formatted(request.address(), request.port(), clause(why))
        : "member: cannot join %s: %s; is a member of the cluster '%s' there, of the same version?"
            .formatted(request.join(), clause(why), request.name());
  }

  /** The first line of what the engine says, as part of a sentence of ours. */
  private static String clause(String why) {
    return why.lines().findFirst().orElse("").replaceFirst("[.!]+$", "");
  }

  static String membersOption(int usual, int most) {
    return "how many members there are, from 1 to %s (usual: %s), but no more than workers, whom they"
            .formatted(most, usual)
        + " share";
  }

  static String membersOutOfRange(int members, int most) {
    return "members %s: out of range; write 1 to %s".formatted(members, most);
  }

  static String noMembers(String text, int most) {
    return "members '%s': not a number; write 1 to %s".formatted(text, most);
  }

  static String noSuchEngine(String engine) {
    return "engine '" + engine + "': unknown; write hazelcast";
  }

  static final String NO_ENGINE =
      "cluster: its engine is not on the class path; add hazelcast-5.7.0.jar (the artifact"
          + " com.hazelcast:hazelcast:5.7.0) to HEDDLE_JARS";

  static String member(int number, int of, int threads, String heap) {
    return "member %s of %s, %s at once, heap %s"
        .formatted(number, of, threads == 1 ? "1 task" : threads + " tasks", heap);
  }

  // members that do not come

  static final String MEMBER = "member of a cluster";

  static String notReady(long pid, long seconds, String said) {
    return "cluster: member %s is not ready after %s s%s; free memory, or take fewer members"
        .formatted(pid, seconds, said(said));
  }

  static String endedAtOnce(long pid, int code, String said) {
    return "cluster: member %s ended with code %s before it was ready%s; see what it said"
        .formatted(pid, code, said(said));
  }

  private static String said(String said) {
    return said.isEmpty() ? "" : " (" + said + ")";
  }

  static String notJoined(String why) {
    return "cluster: this JVM could not join its members: "
        + clause(why)
        + "; do they answer, by that name and version?";
  }

  static String nobodyLeft(String why) {
    return "no member is left, and none can be started: " + why;
  }

  // tasks

  static final String SHUT_DOWN = "the executor is shut down";

  static final String NO_TASKS = "invokeAny needs a task at least";

  static final String WOULD_RUN_TWICE =
      "a task of a cluster runs at a member; only one that shutdownNow gave back can be run here";

  static final String GARBAGE = "what came as an answer is none";

  static String taskNotSent(Class<?> type, Throwable why) {
    return "the task cannot be sent: " + type.getName() + ": " + why;
  }

  static String taskNotRead(Throwable why) {
    return "the task cannot be read at the member: " + why;
  }

  static String answerNotSent(Throwable why) {
    return "the result cannot be sent: " + why;
  }

  static String answerNotRead(Throwable why) {
    return "the result cannot be read: " + why;
  }

  static ClusterException lost(Engine.Seat seat, String why) {
    return new ClusterException(
        "member " + seat.pid() + " was lost while it ran the task: " + why, null);
  }

  static ClusterException lost(Engine.Seat seat, Throwable why) {
    return new ClusterException(
        "member " + seat.pid() + " was lost while it ran the task: " + why, why);
  }

  static String left(long seconds) {
    return "it left the cluster, or gave no sign of life for " + seconds + " s";
  }

  static String exited(int code) {
    return code > 128
        ? "its process was killed by signal " + (code - 128)
        : "its process exited with code " + code;
  }
}
