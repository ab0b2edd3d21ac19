package io.github.bedrockremedy.edge.dynamodb;

import java.util.Map;

/// An item of the table that is not as this system writes it; someone wrote it by hand, or another
/// version did. Nothing is concluded from it.
public final class UnreadableItem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What the log calls it.
  static final String LOGGED = "unreadable-item";

  private final String item;
  private final String attribute;

  UnreadableItem(String item, String attribute, String wrong) {
    super("the item " + item + " cannot be read: its attribute '" + attribute + "' " + wrong);
    this.item = item;
    this.attribute = attribute;
  }

  /// Name of the attribute, or the path inside a JSON attribute, `plan.finding.cause`.
  public String attribute() {
    return attribute;
  }

  /// What the log may say: where, not what.
  Map<String, String> fields() {
    return Map.of("item", item, "attribute", attribute);
  }
}
