package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the functions are told. The same for all of them: their settings are parsed by one class.
/// Limits are left to their defaults.
record HandlerEnvironment(
    StackSettings settings, DenialQueue queue, CaseStore cases, Topics topics, ApprovalPage page) {

  /// A batch of work ends long before the optimising compiler would pay, and a person waits for the
  /// first answer.
  private static final String FAST_START = "-XX:+TieredCompilation -XX:TieredStopAtLevel=1";

  Map<String, String> variables() {
    var variables = new TreeMap<String, String>();
    variables.put("JAVA_TOOL_OPTIONS", FAST_START);
    variables.put(EnvironmentKeys.MODE, settings.mode().spelling());
    variables.put(EnvironmentKeys.STAGE, settings.stage().spelling());
    variables.put(EnvironmentKeys.TABLE, cases.table().getTableName());
    variables.put(EnvironmentKeys.QUEUE_ARN, queue.arn());
    variables.put(EnvironmentKeys.APPROVALS_TOPIC, topics.approvalsArn());
    variables.put(EnvironmentKeys.REPORTS_TOPIC, topics.reportsArn());
    variables.put(EnvironmentKeys.APPROVAL_URL, page.url());
    variables.put(EnvironmentKeys.REQUIRE_TAG, String.valueOf(settings.requireTag()));
    putList(variables, EnvironmentKeys.ACCOUNTS, settings.served());
    putList(variables, EnvironmentKeys.ALLOWED_REGIONS, settings.allowedRegions());
    putList(variables, EnvironmentKeys.AUTO_PRINCIPALS, settings.autoPrincipals());
    putList(variables, EnvironmentKeys.PROTECTED_PRINCIPALS, settings.protectedPrincipals());
    return variables;
  }

  private static void putList(Map<String, String> variables, String key, List<String> values) {
    if (!values.isEmpty()) {
      variables.put(key, String.join(",", values));
    }
  }
}
