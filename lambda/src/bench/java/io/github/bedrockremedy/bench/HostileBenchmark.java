package io.github.bedrockremedy.bench;

import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReader;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.patch.PatchGuard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Text made to be slow, in four sizes: four times the text may take four times as long, not more.
/// The guard reads the smallest only; what is longer than a quota it refuses at once.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class HostileBenchmark {
  private static final PatchGuard.Limits LIMITS =
      new PatchGuard.Limits("618048437522", new Region("us-east-1"), List.of(), Set.of());

  /// What is repeated, and where.
  public enum Kind {
    BLANKS,
    RESOURCES,
    CLAUSES,
    NAMES,
    BRACKETS,
    OBJECTS
  }

  @Param({"9000", "65536", "262144", "1048576"})
  public int size;

  @Param public Kind kind = Kind.BLANKS;

  private String record = "";
  private String policy = "";

  /// Makes the record and the policy.
  @Setup
  public void make() {
    record =
        switch (kind) {
          case BLANKS -> withMessage("User: " + " ".repeat(size) + "is not");
          case RESOURCES -> withMessage(denial() + fill(" on resource: "));
          case CLAUSES -> withMessage(denial() + fill(" because no with an explicit deny in a"));
          case NAMES -> withMember(names(size));
          case BRACKETS -> withMember("\"x\":" + fill("["));
          case OBJECTS -> withMember("\"x\":[" + fill("{\"a\":1},") + "0]");
        };
    policy =
        switch (kind) {
          case BLANKS -> " ".repeat(size) + policy("\"*\"", "");
          case RESOURCES -> policy(arns(size), "");
          case CLAUSES -> policy(
                    arns(size / 2),
                    ",\"Condition\":{\"StringEquals\":{" + names(size / 2) + "}}");
          case NAMES -> "{" + names(size) + "}";
          case BRACKETS -> fill("[");
          case OBJECTS -> "{\"Statement\":[" + fill(policyStatement() + ",") + "{}]}";
        };
  }

  /// JSON to denial; empty for what is no denial.
  @Benchmark
  public Optional<Denial> reading() {
    return switch (EventReader.read(record)) {
      case EventReading.AccessDenied denied -> Optional.of(DenialReader.read(denied.event()));
      case EventReading.NotOurs _, EventReading.Unreadable _ -> Optional.empty();
    };
  }

  /// The guard over a policy nobody asked for.
  @Benchmark
  public List<String> guard() {
    return PatchGuard.objections(policy, LIMITS);
  }

  private static String denial() {
    return "User: x is not authorized to perform: bedrock:InvokeModel";
  }

  private String fill(String part) {
    return part.repeat(size / part.length());
  }

  private static String names(int size) {
    var names = new StringBuilder();
    for (int i = 0; names.length() < size; i++) {
      names.append(i == 0 ? "" : ",").append("\"name-").append(i).append("\":\"v\"");
    }
    return names.toString();
  }

  private static String arns(int size) {
    var arns = new StringBuilder();
    for (int i = 0; arns.length() < size; i++) {
      arns.append(i == 0 ? "" : ",").append("\"arn:aws:bedrock:us-east-1::foundation-model/a.m");
      arns.append(i).append('"');
    }
    return arns.toString();
  }

  private static String policy(String resources, String condition) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
        + "\"Action\":[\"bedrock:InvokeModel\"],\"Resource\":["
        + resources
        + "]"
        + condition
        + "}]}";
  }

  private static String policyStatement() {
    return "{\"Effect\":\"Allow\",\"Action\":\"bedrock:InvokeModel\",\"Resource\":\"*\"}";
  }

  private static String withMessage(String message) {
    return withMember("\"errorMessage\":\"" + message + "\"");
  }

  private static String withMember(String member) {
    return "{\"eventID\":\"1\",\"eventTime\":\"2026-11-22T10:24:00Z\",\"eventName\":\"Converse\","
        + "\"eventSource\":\"bedrock.amazonaws.com\",\"awsRegion\":\"us-east-1\","
        + "\"recipientAccountId\":\"618048437522\",\"errorCode\":\"AccessDenied\","
        + member
        + "}";
  }
}
