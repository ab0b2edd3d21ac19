package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.CaseTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The row of the kill switch, as someone with rights on the table could write it.
final class SwitchRow {
  private SwitchRow() {}

  static Map<String, AttributeValue> turned(boolean paused) {
    return row(AttributeValue.fromBool(paused));
  }

  /// With the time, as the switch has it that ends a drop to dry-run.
  static Map<String, AttributeValue> turned(boolean paused, Instant at) {
    return with(turned(paused), "at", at.toString());
  }

  static Map<String, AttributeValue> turned(boolean paused, String why) {
    return with(turned(paused), "why", why);
  }

  /// Neither on nor off.
  static Map<String, AttributeValue> unreadable(String text) {
    return row(AttributeValue.fromS(text));
  }

  /// Writes it where nobody is told: what is owed stays so.
  static void put(Installation installation, Map<String, AttributeValue> row) {
    installation
        .dynamoDb()
        .putItem(put -> put.tableName(installation.settings().table()).item(row));
  }

  private static Map<String, AttributeValue> row(AttributeValue paused) {
    return Map.of(
        CaseTable.PK,
        AttributeValue.fromS(CaseTable.CONTROL),
        CaseTable.SK,
        AttributeValue.fromS("-"),
        "paused",
        paused);
  }

  private static Map<String, AttributeValue> with(
      Map<String, AttributeValue> row, String name, String text) {
    Map<String, AttributeValue> more = new HashMap<>(row);
    more.put(name, AttributeValue.fromS(text));
    return more;
  }
}
