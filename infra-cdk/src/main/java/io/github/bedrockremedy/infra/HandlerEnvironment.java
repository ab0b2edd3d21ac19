package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.contract.SlackCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the functions are told. The same for all of them: their settings are parsed by one class.
record HandlerEnvironment(
    StackSettings settings,
    DenialQueue queue,
    List<DenialRule> rules,
    CaseStore cases,
    Topics topics,
    ApprovalPage page,
    Optional<String> trail) {

  /// A batch of work ends long before the optimising compiler would pay, and a person waits for the
  /// first answer.
  private static final String FAST_START = "-XX:+TieredCompilation -XX:TieredStopAtLevel=1";

  Map<String, String> variables() {
    var variables = new TreeMap<String, String>();
    variables.put("JAVA_TOOL_OPTIONS", FAST_START);
    variables.put(EnvironmentKeys.MODE, settings.mode().spelling());
    variables.put(EnvironmentKeys.STAGE, settings.stage().spelling());
    variables.put(EnvironmentKeys.LOOK_AHEAD, settings.options().lookAhead().spelling());
    putResources(variables);
    putPlaces(variables, settings.places());
    putScope(variables, settings.scope());
    putLimits(variables, settings.limits());
    putPeople(variables, settings.people());
    EnvironmentSize.check(variables);
    return variables;
  }

  private void putResources(Map<String, String> variables) {
    variables.put(EnvironmentKeys.TABLE, cases.table().getTableName());
    variables.put(EnvironmentKeys.QUEUE_ARN, queue.arn());
    putList(variables, EnvironmentKeys.RULE_NAME, rules.stream().map(DenialRule::onBus).toList());
    variables.put(EnvironmentKeys.APPROVALS_TOPIC, topics.approvals().getTopicArn());
    variables.put(EnvironmentKeys.REPORTS_TOPIC, topics.reports().getTopicArn());
    variables.put(EnvironmentKeys.ALARMS_TOPIC, topics.alarms().getTopicArn());
    variables.put(EnvironmentKeys.APPROVAL_URL, page.url());
    trail.ifPresent(name -> variables.put(EnvironmentKeys.TRAIL_NAME, name));
  }

  private void putPlaces(Map<String, String> variables, Places places) {
    variables.put(EnvironmentKeys.HOME_ACCOUNT, places.home());
    putList(variables, EnvironmentKeys.ACCOUNTS, places.served());
    putList(variables, EnvironmentKeys.SOURCE_REGIONS, places.sources());
    if (!places.members().isEmpty()) {
      variables.put(EnvironmentKeys.MEMBER_READ_ROLE, MemberRoles.read(settings));
      if (settings.writes()) {
        variables.put(EnvironmentKeys.MEMBER_WRITE_ROLE, MemberRoles.write(settings));
      }
    }
  }

  private static void putScope(Map<String, String> variables, PatchScope scope) {
    putList(variables, EnvironmentKeys.ALLOWED_REGIONS, scope.allowedRegions());
    putList(variables, EnvironmentKeys.ALLOWED_MODELS, scope.allowedModels());
    putList(variables, EnvironmentKeys.AUTO_PRINCIPALS, scope.autoPrincipals());
    putList(variables, EnvironmentKeys.PROTECTED_PRINCIPALS, scope.protectedPrincipals());
    variables.put(EnvironmentKeys.REQUIRE_TAG, String.valueOf(scope.requireTag()));
    variables.put(EnvironmentKeys.USERS, String.valueOf(scope.users()));
    scope
        .requiredBoundary()
        .ifPresent(arn -> variables.put(EnvironmentKeys.REQUIRED_BOUNDARY, arn));
  }

  private static void putLimits(Map<String, String> variables, Limits limits) {
    variables.put(EnvironmentKeys.REQUEST_HOURS, String.valueOf(limits.requestHours()));
    variables.put(EnvironmentKeys.REQUESTS_PER_HOUR, String.valueOf(limits.requestsPerHour()));
    variables.put(
        EnvironmentKeys.WRITES_PER_PRINCIPAL_DAY, String.valueOf(limits.writesPerPrincipalDay()));
    variables.put(
        EnvironmentKeys.WRITES_PER_ACCOUNT_DAY, String.valueOf(limits.writesPerAccountDay()));
  }

  private void putPeople(Map<String, String> variables, People people) {
    variables.put(EnvironmentKeys.APPROVAL_CHANNEL, people.channel().spelling());
    putList(variables, EnvironmentKeys.APPROVERS, people.approvers());
    variables.put(
        EnvironmentKeys.EXPECTED_SUBSCRIBERS, String.valueOf(people.expectedSubscribers()));
    if (settings.buttons()) {
      variables.put(EnvironmentKeys.SLACK_ALIAS, SlackCommand.ALIAS);
    }
  }

  private static void putList(Map<String, String> variables, String key, List<String> values) {
    if (!values.isEmpty()) {
      variables.put(key, String.join(",", values));
    }
  }
}
