package io.github.bedrockremedy.edge.dynamodb;

/// An item of the table that is not as this system writes it; someone wrote it by hand, or another
/// version did. Nothing is concluded from it.
public final class UnreadableItem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String attribute;

  UnreadableItem(String item, String attribute, String wrong) {
    super("the item " + item + " cannot be read: its attribute '" + attribute + "' " + wrong);
    this.attribute = attribute;
  }

  /// Name of the attribute, or the path inside a JSON attribute, `plan.finding.cause`.
  public String attribute() {
    return attribute;
  }
}
