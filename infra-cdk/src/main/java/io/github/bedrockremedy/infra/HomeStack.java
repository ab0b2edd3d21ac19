package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.StackOutputs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// One installation, in its home Region: from the event rule to the dashboard. Roles come before
/// the table and the topics, whose own policies name them; functions come after everything their
/// environment names.
final class HomeStack extends Stack {
  HomeStack(Construct scope, String id, StackProps props, StackSettings settings, Path zip) {
    super(scope, id, props);
    var data = new DataKey(this, "Data", settings);
    var trail = new AuditTrail(this, "AuditTrail", settings.options());
    var home = new OneHome(this, "OneHome", settings);

    var denials = new DenialQueue(this, "Denials", data);
    var archive =
        settings.options().archiveDays() > 0
            ? Optional.of(new Archive(this, "Archive", settings, data))
            : Optional.<Archive>empty();
    var rule = new DenialRule(this, "DenialRule", settings, denials, archive, Optional.empty());
    var rules = rules(rule, denials, archive, settings);
    denials.admitOnly(rules, settings);
    archive.ifPresent(kept -> kept.admitOnly(rules));

    var roles = new HandlerRoles(this, "Roles", settings);
    var cases = new CaseStore(this, "Cases", roles, settings, data);
    home.before(List.of(data, trail, cases));
    var topics = new Topics(this, "Topics", roles, settings, data);
    var page = new ApprovalPage(this, "ApprovalPage", data);
    roles.grant(cases, topics, rules, data);

    var environment =
        new HandlerEnvironment(settings, denials, rules, cases, topics, page, trail.name());
    var code = Code.fromAsset(zip.toString());
    var functions = new HandlerFunctions(this, "Functions", roles, environment, code, data);
    denials.feed(functions);
    var effects = new Effects(this, "Effects", cases, functions, data);
    page.servedBy(functions, settings.people().channel());
    var clock = new ReviewClock(this, "ReviewClock", functions, settings.hours(), data);
    if (settings.people().slack().isPresent()) {
      new SlackRoom(this, "Slack", settings, topics, functions);
    }

    var watched =
        new AlarmRules(settings, denials, rules, archive, effects, topics, functions, page, clock);
    new Board(this, "Board", watched, new Alarms(this, "AlarmsOf", settings, watched));
    tell(environment, functions);
    warnOf(settings);
  }

  /// The home bus exists only where something else sends to it.
  private List<DenialRule> rules(
      DenialRule rule, DenialQueue denials, Optional<Archive> archive, StackSettings settings) {
    var rules = new ArrayList<>(List.of(rule));
    if (settings.places().reachesBeyond()) {
      var bus = new HomeBus(this, "HomeBus", settings);
      rules.add(
          new DenialRule(
              this, "ForwardedRule", settings, denials, archive, Optional.of(bus.name())));
    }
    return rules;
  }

  private void tell(HandlerEnvironment parts, HandlerFunctions functions) {
    var settings = parts.settings();
    var places = settings.places();
    var queue = parts.queue();
    var outputs =
        new TreeMap<>(
            Map.of(
                StackOutputs.APPROVAL_URL, parts.page().url(),
                StackOutputs.CASE_TABLE, parts.cases().table().getTableName(),
                StackOutputs.DENIAL_RULE, parts.rules().getFirst().name(),
                StackOutputs.DENIAL_QUEUE, queue.queue().getQueueUrl(),
                StackOutputs.UNDELIVERED_QUEUE, queue.undelivered().getQueueUrl(),
                StackOutputs.APPROVALS_TOPIC, parts.topics().approvals().getTopicArn(),
                StackOutputs.ALARMS_TOPIC, parts.topics().alarms().getTopicArn(),
                StackOutputs.MODE, settings.mode().spelling(),
                StackOutputs.ACCOUNTS, String.join(",", places.served()),
                StackOutputs.SOURCE_REGIONS, String.join(",", places.sources())));
    outputs.put(StackOutputs.REPORTS_TOPIC, parts.topics().reports().getTopicArn());
    outputs.put(StackOutputs.DENIAL_QUEUE_ARN, queue.arn());
    outputs.put(StackOutputs.UNDELIVERED_QUEUE_ARN, queue.undeliveredArn());
    functions
        .logs()
        .forEach(
            (handler, log) -> outputs.put(StackOutputs.logGroup(handler), log.getLogGroupName()));
    if (places.reachesBeyond()) {
      outputs.put(StackOutputs.HOME_BUS, HomeBus.arnIn(settings));
    }
    if (!places.members().isEmpty()) {
      outputs.put(StackOutputs.MEMBER_READ_ROLE, MemberRoles.read(settings));
    }
    outputs.forEach((name, value) -> CfnOutput.Builder.create(this, name).value(value).build());
  }

  private void warnOf(StackSettings settings) {
    if (settings.autoWithoutEffect()) {
      Annotations.of(this)
          .addWarningV2(
              "bedrock-remedy:autoWithoutEffect",
              "mode 'auto' repairs nothing by itself until both 'autoPrincipals' and"
                  + " 'allowedRegions' are set");
    }
    if (settings.lookAheadWithoutEffect()) {
      Annotations.of(this)
          .addWarningV2(
              "bedrock-remedy:lookAheadWithoutEffect",
              "lookAhead 'auto' repairs nothing by itself in mode '%s'; only mode 'auto' does"
                  .formatted(settings.mode().spelling()));
    }
    if (settings.people().emails().isEmpty() && settings.people().slack().isEmpty()) {
      Annotations.of(this)
          .addWarningV2(
              "bedrock-remedy:nobodyIsTold",
              "nobody is told of anything until 'email' or Slack is set");
    }
  }
}
