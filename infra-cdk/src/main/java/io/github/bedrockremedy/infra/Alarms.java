package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.Alarm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/// One alarm for each of [Alarm], with its meaning and the section of the runbook that says what to
/// do, sent to the topic of alarms.
final class Alarms extends Construct {
  private final List<IAlarm> all = new ArrayList<>();

  Alarms(Construct scope, String id, StackSettings settings, AlarmRules rules) {
    super(scope, id);
    for (var alarm : Alarm.values()) {
      rules.of(alarm).ifPresent(rule -> all.add(made(alarm, rule, settings, rules.topics())));
    }
  }

  List<IAlarm> all() {
    return all;
  }

  private IAlarm made(Alarm alarm, AlarmRule rule, StackSettings settings, Topics topics) {
    var made =
        software.amazon.awscdk.services.cloudwatch.Alarm.Builder.create(this, logicalId(alarm))
            .alarmName(settings.stackName() + "-" + alarm.id())
            .alarmDescription(
                "%s Runbook: %s#%s"
                    .formatted(alarm.meaning(), settings.options().runbook(), alarm.id()))
            .metric(rule.metric())
            .comparisonOperator(rule.operator())
            .threshold(rule.threshold())
            .treatMissingData(rule.missing())
            .evaluationPeriods(1)
            .build();
    made.addAlarmAction(new SnsAction(topics.alarms()));
    if (alarm == Alarm.SLACK_MESSAGES_LOST
        && made.getNode().getDefaultChild() instanceof CfnAlarm low) {
      low.getCfnOptions().setCondition(whereSlackCounts());
    }
    return made;
  }

  /// Amazon Q Developer counts in this Region only, and an alarm cannot look into another one.
  private CfnCondition whereSlackCounts() {
    return CfnCondition.Builder.create(this, "InUsEast1")
        .expression(Fn.conditionEquals(Aws.REGION, "us-east-1"))
        .build();
  }

  private static String logicalId(Alarm alarm) {
    return Arrays.stream(alarm.name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
