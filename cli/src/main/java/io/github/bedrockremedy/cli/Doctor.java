package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.StackOutputs;
import io.github.bedrockremedy.contract.WatchedEvents;
import io.github.bedrockremedy.edge.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// Follows the way of a denial through a live installation, link by link, and changes nothing.
final class Doctor {
  private static final String STATE = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

  private final LiveOptions options;
  private final LiveInstallation installation;
  private final List<Finding> findings = new ArrayList<>();

  private Doctor(LiveOptions options, LiveInstallation installation) {
    this.options = options;
    this.installation = installation;
  }

  /// Every link, in the order of the data.
  static List<Finding> look(LiveOptions options, LiveInstallation installation) {
    var doctor = new Doctor(options, installation);
    doctor.asked("trail", doctor::trail);
    doctor.asked("rule", doctor::rule);
    doctor.asked("queue", () -> doctor.queue(StackOutputs.DENIAL_QUEUE));
    doctor.asked("dead letters", () -> doctor.queue(StackOutputs.UNDELIVERED_QUEUE));
    doctor.asked("functions", doctor::functions);
    doctor.asked("roles", doctor::roles);
    doctor.asked("table", doctor::table);
    doctor.asked("kill switch", doctor::killSwitch);
    doctor.asked("subscribers", doctor::subscribers);
    return List.copyOf(doctor.findings);
  }

  /// A link that cannot be asked about is one nothing is known of, and the others are still asked.
  private void asked(String link, Supplier<Finding> question) {
    try {
      findings.add(question.get());
    } catch (SdkException e) {
      findings.add(
          new Finding(
              link,
              Finding.Verdict.UNKNOWN,
              Failure.of(e).why("the question"),
              "Ask again with credentials that may read it."));
    }
  }

  private Finding trail() {
    try (var trails = LiveInstallation.at(CloudTrailClient.builder(), options).build()) {
      return new TrailCheck(trails, options.region().id()).look();
    }
  }

  private Finding rule() {
    String name = installation.output(StackOutputs.DENIAL_RULE);
    try (var events = LiveInstallation.at(EventBridgeClient.builder(), options).build()) {
      var rule = events.describeRule(r -> r.name(name));
      List<String> unwatched =
          WatchedEvents.EVENT_SOURCES.stream()
              .filter(s -> !String.valueOf(rule.eventPattern()).contains("\"" + s + "\""))
              .toList();
      if (!STATE.equals(rule.stateAsString())) {
        return Finding.broken(
            "rule",
            name + " is " + rule.stateAsString() + ", which leaves read events out",
            "Deploy the stack again; the state cannot be set in the console.");
      }
      return unwatched.isEmpty()
          ? Finding.ok("rule", name + " watches all of Bedrock's event sources")
          : Finding.attention(
              "rule",
              name + " does not watch " + String.join(", ", unwatched),
              "Deploy the stack again: this is the pattern of another version.");
    }
  }

  private Finding queue(String output) {
    boolean dead = output.equals(StackOutputs.UNDELIVERED_QUEUE);
    String link = dead ? "dead letters" : "queue";
    try (var queues = LiveInstallation.at(SqsClient.builder(), options).build()) {
      String count =
          queues
              .getQueueAttributes(
                  r ->
                      r.queueUrl(installation.output(output))
                          .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
              .attributes()
              .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "0");
      boolean empty = count.equals("0");
      return empty
          ? Finding.ok(link, "no message waits")
          : Finding.attention(
              link,
              count + " messages wait",
              dead
                  ? "Read one: its record could not be worked on."
                  : "Look again in a minute; if the number stays, read DenialHandler's log.");
    }
  }

  private Finding functions() {
    List<String> wrong = new ArrayList<>();
    List<StackResource> aliases = resources("AWS::Lambda::Alias");
    try (var functions = LiveInstallation.at(LambdaClient.builder(), options).build()) {
      for (StackResource alias : aliases) {
        var function =
            functions.getFunctionConfiguration(r -> r.functionName(alias.physicalResourceId()));
        if (!"Active".equals(function.stateAsString())) {
          wrong.add(alias.logicalResourceId() + " is " + function.stateAsString());
        }
      }
    }
    if (aliases.isEmpty()) {
      wrong.add("the stack has no alias of a function");
    }
    return wrong.isEmpty()
        ? Finding.ok("functions", aliases.size() + " aliases are active")
        : Finding.broken("functions", String.join("; ", wrong), "Deploy the stack again.");
  }

  private Finding roles() {
    List<StackResource> roles = resources("AWS::IAM::Role");
    try (var iam =
        LiveInstallation.at(IamClient.builder(), options)
            .region(software.amazon.awssdk.regions.Region.AWS_GLOBAL)
            .build()) {
      for (StackResource role : roles) {
        iam.getRole(r -> r.roleName(role.physicalResourceId()));
      }
    } catch (NoSuchEntityException e) {
      return Finding.broken("roles", "a role of the stack is gone", "Deploy the stack again.");
    }
    return roles.isEmpty()
        ? Finding.broken("roles", "the stack has no role", "Deploy the stack again.")
        : Finding.ok("roles", roles.size() + " roles are there");
  }

  private List<StackResource> resources(String type) {
    try (var stacks = LiveInstallation.at(CloudFormationClient.builder(), options).build()) {
      return stacks
          .describeStackResources(r -> r.stackName(options.stack()))
          .stackResources()
          .stream()
          .filter(r -> type.equals(r.resourceType()))
          .toList();
    }
  }

  private Finding table() {
    try (var tables = LiveInstallation.at(DynamoDbClient.builder(), options).build()) {
      var table =
          tables
              .describeTable(r -> r.tableName(installation.output(StackOutputs.CASE_TABLE)))
              .table();
      boolean stream =
          Optional.ofNullable(table.streamSpecification())
              .filter(s -> Boolean.TRUE.equals(s.streamEnabled()))
              .isPresent();
      return stream && "ACTIVE".equals(table.tableStatusAsString())
          ? Finding.ok("table", table.tableName() + " is active and has a stream")
          : Finding.broken(
              "table",
              table.tableName()
                  + " is "
                  + table.tableStatusAsString()
                  + (stream ? "" : " without a stream"),
              "Deploy the stack again.");
    }
  }

  private Finding killSwitch() {
    return installation
        .ledger()
        .control()
        .holdsWrites()
        .map(why -> Finding.attention("kill switch", why, "When it is over, run 'resume'."))
        .orElseGet(() -> Finding.ok("kill switch", "writes may start"));
  }

  private Finding subscribers() {
    String topic = installation.output(StackOutputs.APPROVALS_TOPIC);
    try (var sns = LiveInstallation.at(SnsClient.builder(), options).build()) {
      var all =
          sns.listSubscriptionsByTopicPaginator(r -> r.topicArn(topic)).subscriptions().stream()
              .toList();
      long confirmed = all.stream().filter(s -> s.subscriptionArn().startsWith("arn:")).count();
      long open = all.size() - confirmed;
      return confirmed == 0
          ? Finding.broken(
              "subscribers",
              open + " subscriptions wait for their confirmation and none is confirmed",
              "Confirm the mail AWS sent, or deploy with -c email=….")
          : open > 0
              ? Finding.attention(
                  "subscribers",
                  confirmed + " confirmed, " + open + " not yet",
                  "Confirm the mail AWS sent.")
              : Finding.ok("subscribers", confirmed + " confirmed");
    }
  }
}
