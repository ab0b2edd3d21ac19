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
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/// One alarm for each of [Alarm], with its meaning and the section of the runbook that says what to
/// do, sent to the topic of alarms.
final class Alarms extends Construct {
  private final List<IAlarm> everywhere = new ArrayList<>();

  Alarms(Construct scope, String id, StackSettings settings, AlarmRules rules) {
    super(scope, id);
    for (var alarm : Alarm.values()) {
      rules
          .of(alarm)
          .map(rule -> made(this, alarm, rule, settings, rules.topics().alarms()))
          .filter(_ -> alarm != Alarm.SLACK_MESSAGES_LOST)
          .ifPresent(everywhere::add);
    }
  }

  /// Those that are there in every Region: only they can be shown together.
  List<IAlarm> everywhere() {
    return everywhere;
  }

  /// One alarm, which is told of on a topic of its own Region: an alarm can reach no other.
  static IAlarm made(
      Construct scope, Alarm alarm, AlarmRule rule, StackSettings settings, ITopic told) {
    var made =
        software.amazon.awscdk.services.cloudwatch.Alarm.Builder.create(scope, logicalId(alarm))
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
    made.addAlarmAction(new SnsAction(told));
    if (alarm == Alarm.SLACK_MESSAGES_LOST
        && made.getNode().getDefaultChild() instanceof CfnAlarm low) {
      low.getCfnOptions().setCondition(whereSlackCounts(scope));
    }
    return made;
  }

  /// Amazon Q Developer counts in this Region only, and an alarm cannot look into another one.
  private static CfnCondition whereSlackCounts(Construct scope) {
    return CfnCondition.Builder.create(scope, "InUsEast1")
        .expression(Fn.conditionEquals(Aws.REGION, "us-east-1"))
        .build();
  }

  private static String logicalId(Alarm alarm) {
    return Arrays.stream(alarm.name().split("_", -1))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
