package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.Alarm;
import io.github.bedrockremedy.pipeline.report.Finding;
import io.github.bedrockremedy.pipeline.report.WiringWords;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/// Which of the stack's alarms are going off.
record AlarmCheck(LiveOptions options) {
  Finding look() {
    String prefix = options.stack() + "-";
    Set<String> ours =
        Arrays.stream(Alarm.values()).map(a -> prefix + a.id()).collect(Collectors.toSet());
    try (var alarms = LiveInstallation.at(CloudWatchClient.builder(), options).build()) {
      return WiringWords.alarms(
          alarms
              .describeAlarmsPaginator(r -> r.alarmNamePrefix(prefix).stateValue(StateValue.ALARM))
              .metricAlarms()
              .stream()
              .map(MetricAlarm::alarmName)
              .filter(ours::contains)
              .map(name -> name.substring(prefix.length()))
              .toList());
    }
  }
}
