package dev.heddle.result;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import dev.heddle.result.RunInfo.Aim;
import dev.heddle.result.RunInfo.Build;
import dev.heddle.result.RunInfo.PlannedRow;
import dev.heddle.result.RunInfo.Times;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as it lies in {@code run.json}: all in one row; what came later may be missing. */
record PlanPage(
    String preset,
    int rounds,
    int warmupIterations,
    double warmupSeconds,
    int iterations,
    double iterationSeconds,
    double timeoutSeconds,
    long seed,
    String jvm,
    List<String> jvmArgs,
    List<String> workerJvmArgs,
    List<String> urls,
    List<PlannedRow> rows,
    @Nullable List<Build> builds,
    @Nullable Aim aim,
    @Nullable List<String> leftOut,
    @Nullable List<NamedJvm> jvms,
    @Nullable List<OwnJars> own,
    @Nullable List<Peer> peers,
    @Nullable CommandPlan commands,
    @Nullable KnownForks known) {

  private static PlanPage of(Plan plan) {
    Times times = plan.times();
    ForkJvm jvm = plan.jvm();
    return new PlanPage(
        plan.preset(),
        times.rounds(),
        times.warmupIterations(),
        times.warmupSeconds(),
        times.iterations(),
        times.iterationSeconds(),
        plan.timeoutSeconds(),
        plan.seed(),
        jvm.java(),
        jvm.args(),
        jvm.workerArgs(),
        plan.urls(),
        plan.rows(),
        plan.builds(),
        plan.aim(),
        plan.leftOut(),
        jvm.named(),
        plan.own().isEmpty() ? null : plan.own(),
        plan.peers().isEmpty() ? null : plan.peers(),
        plan.commands(),
        plan.known());
  }

  private Plan plan() {
    return new Plan(
        preset,
        new Times(rounds, warmupIterations, warmupSeconds, iterations, iterationSeconds),
        timeoutSeconds,
        seed,
        new ForkJvm(jvm, jvmArgs, workerJvmArgs, jvms == null ? List.of() : jvms),
        urls,
        rows,
        builds == null ? List.of() : builds,
        aim,
        leftOut == null ? List.of() : leftOut,
        own == null ? List.of() : own,
        peers == null ? List.of() : peers,
        commands,
        known);
  }

  /** Takes a page for a plan. */
  static final class Adapter implements JsonSerializer<Plan>, JsonDeserializer<Plan> {

    @Override
    public JsonElement serialize(Plan plan, Type type, JsonSerializationContext json) {
      return json.serialize(of(plan));
    }

    @Override
    public Plan deserialize(JsonElement tree, Type type, JsonDeserializationContext json) {
      return json.<PlanPage>deserialize(tree, PlanPage.class).plan();
    }
  }
}
