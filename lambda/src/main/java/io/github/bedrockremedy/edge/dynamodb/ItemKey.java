package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import io.github.bedrockremedy.pipeline.ledger.CaseId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Where an item lies.
///
/// @param partition what it belongs to
/// @param sort which item of it
record ItemKey(String partition, String sort) {
  static final String CASE_PREFIX = CaseTable.CASE_PREFIX;
  static final String HISTORY_PREFIX = "history#";
  private static final String ONLY = "-";

  /// Always nine digits of a second, so that the order of the texts is the order of the times.
  private static final DateTimeFormatter SORTABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  static ItemKey theCase(CaseId id) {
    return new ItemKey(CASE_PREFIX + id, "case");
  }

  static ItemKey seen(CaseId id) {
    return new ItemKey(CASE_PREFIX + id, "seen");
  }

  static ItemKey request(CaseId id, int generation) {
    return new ItemKey(CaseTable.REQUEST_PREFIX + id, padded(generation));
  }

  static ItemKey history(CaseId id, Instant at, long version) {
    String sort =
        String.format(Locale.ROOT, "%s%s#%06d", HISTORY_PREFIX, SORTABLE.format(at), version);
    return new ItemKey(CASE_PREFIX + id, sort);
  }

  static ItemKey decision(CaseId id, int generation) {
    return new ItemKey(CaseTable.DECISION_PREFIX + id, padded(generation));
  }

  static ItemKey rollback(CaseId id, int generation) {
    return new ItemKey(
        CaseTable.DECISION_PREFIX + id, CaseTable.ROLLBACK_PREFIX + padded(generation));
  }

  static ItemKey wrongCodes(CaseId id, int generation) {
    return new ItemKey(CaseTable.DECISION_PREFIX + id, "codes#" + padded(generation));
  }

  static ItemKey limit(String name) {
    return new ItemKey(CaseTable.LIMIT_PREFIX + name, ONLY);
  }

  /// What a principal was denied on in a minute; the minute always has as many digits, so that the
  /// order of the texts is the order of the times.
  static ItemKey tried(String principal, long minute) {
    return new ItemKey(
        CaseTable.PRINCIPAL_PREFIX + principal, String.format(Locale.ROOT, "%010d", minute));
  }

  static ItemKey notice(String key) {
    return new ItemKey(CaseTable.NOTICE_PREFIX + key, ONLY);
  }

  static ItemKey look(String account) {
    return new ItemKey(CaseTable.LOOK_PREFIX + account, ONLY);
  }

  static ItemKey tripped() {
    return new ItemKey(CaseTable.TRIPPED, ONLY);
  }

  static ItemKey control() {
    return new ItemKey(CaseTable.CONTROL, ONLY);
  }

  private static String padded(int generation) {
    return String.format(Locale.ROOT, "%04d", generation);
  }

  /// The key's attributes.
  Map<String, AttributeValue> attributes() {
    return Map.of(
        CaseTable.PK, AttributeValue.fromS(partition), CaseTable.SK, AttributeValue.fromS(sort));
  }

  /// An item that has nothing but its key yet.
  Map<String, AttributeValue> newItem() {
    return new HashMap<>(attributes());
  }

  @Override
  public String toString() {
    return partition + " / " + sort;
  }
}
