package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.edge.dynamodb.CaseListing;
import io.github.bedrockremedy.edge.dynamodb.DynamoDbCases;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.entry.SdkRegions;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.report.DecisionWords;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.IamClientBuilder;

/// An installation that runs somewhere, found by the outputs of its stack and read with the
/// operator's own rights.
final class LiveInstallation {
  private final LiveOptions options;
  private final Map<String, String> outputs;
  private final DynamoDbClient dynamoDb;

  private LiveInstallation(LiveOptions options, Map<String, String> outputs) {
    this.options = options;
    this.outputs = Map.copyOf(outputs);
    this.dynamoDb = at(DynamoDbClient.builder(), options).build();
  }

  /// Finds the installation.
  ///
  /// @throws Refusal with what was looked for, if there is none
  static LiveInstallation find(LiveOptions options) {
    String where = options.stack() + " in " + options.region().id();
    try (CloudFormationClient stacks = at(CloudFormationClient.builder(), options).build()) {
      Map<String, String> outputs = new HashMap<>();
      for (Stack stack : stacks.describeStacks(r -> r.stackName(options.stack())).stacks()) {
        for (Output output : stack.outputs()) {
          outputs.put(output.outputKey(), output.outputValue());
        }
      }
      return new LiveInstallation(options, outputs);
    } catch (SdkException e) {
      throw new Refusal("cannot find stack " + where + ": " + e.getMessage());
    }
  }

  /// A client of the installation's Region, or of this machine.
  static <B extends AwsClientBuilder<B, ?>> B at(B builder, LiveOptions options) {
    builder.region(options.region()).credentialsProvider(options.credentials());
    options.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  /// IAM of the partition the installation is in, or of this machine.
  static IamClientBuilder iam(LiveOptions options) {
    return at(IamClient.builder(), options)
        .region(SdkRegions.ofIam(new Region(options.region().id())));
  }

  /// An output of the stack.
  ///
  /// @param name one of [StackOutputs]
  /// @throws Refusal if the stack has none of that name
  String output(String name) {
    String value = outputs.get(name);
    if (value == null) {
      throw new Refusal(
          "stack " + options.stack() + " has no output " + name + "; is it of this version?");
    }
    return value;
  }

  /// An output only some installations have.
  Optional<String> outputIfThere(String name) {
    return Optional.ofNullable(outputs.get(name));
  }

  /// Whether it is in dry-run, where nothing writes, removes or takes decisions in.
  boolean isDryRun() {
    return output(StackOutputs.MODE).equals("dry-run");
  }

  /// That there is somebody to do what is decided.
  ///
  /// @throws Refusal with what to do instead, if there is not
  void takesIn(PersonDecision.Verdict verdict) {
    if (isDryRun()) {
      throw new Refusal(DecisionWords.dryRun(verdict));
    }
  }

  /// Whom decisions are sent to.
  SignedCall decisions() {
    return new SignedCall(options, URI.create(output(StackOutputs.APPROVAL_URL)));
  }

  /// Every case there is, newest first.
  List<Case> cases() {
    return new CaseListing(dynamoDb, table()).all();
  }

  CaseLedger ledger() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new DynamoDbCases(dynamoDb, table(), new JsonLog(nowhere));
  }

  /// The case of an id.
  ///
  /// @throws Refusal if there is none
  Case find(String id) {
    if (!CaseId.isId(id)) {
      throw new Refusal("'" + id + "' is no case; expected br- and ten characters");
    }
    return ledger()
        .find(new CaseId(id))
        .orElseThrow(() -> new Refusal("there is no case " + id + "; see 'list'"));
  }

  private String table() {
    return output(StackOutputs.CASE_TABLE);
  }
}
