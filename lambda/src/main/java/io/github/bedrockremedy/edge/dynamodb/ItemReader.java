package io.github.bedrockremedy.edge.dynamodb;

import io.github.bedrockremedy.contract.CaseTable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the attributes of an item, and names the one that is missing or odd.
final class ItemReader {
  private final String item;
  private final String path;
  private final Map<String, AttributeValue> attributes;

  private ItemReader(String item, String path, Map<String, AttributeValue> attributes) {
    this.item = item;
    this.path = path;
    this.attributes = attributes;
  }

  static ItemReader of(Map<String, AttributeValue> attributes) {
    String item = key(attributes, CaseTable.PK) + " / " + key(attributes, CaseTable.SK);
    return new ItemReader(item, "", attributes);
  }

  private static String key(Map<String, AttributeValue> attributes, String name) {
    AttributeValue value = attributes.get(name);
    return value == null || value.s() == null ? "?" : value.s();
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  String text(String name) {
    @Nullable String text = value(name).s();
    if (text == null) {
      throw unreadable(name, "is not a text");
    }
    return text;
  }

  long number(String name) {
    return decimal(name, BigDecimal::longValueExact);
  }

  int count(String name) {
    return decimal(name, BigDecimal::intValueExact);
  }

  /// A time written as a text.
  Instant time(String name) {
    return parsed(name, Instant::parse);
  }

  /// A time written as epoch seconds.
  Instant seconds(String name) {
    return decimal(name, Values::instant);
  }

  boolean flag(String name) {
    @Nullable Boolean flag = value(name).bool();
    if (flag == null) {
      throw unreadable(name, "is neither true nor false");
    }
    return flag;
  }

  /// The attributes of a nested item.
  ItemReader nested(String name) {
    AttributeValue value = value(name);
    if (!value.hasM()) {
      throw unreadable(name, "is not a map");
    }
    return new ItemReader(item, path + name + ".", value.m());
  }

  /// A text some parser understands.
  ///
  /// @param parser throws an `IllegalArgumentException` or a `DateTimeException` on what it does
  ///     not understand
  <T> T parsed(String name, Function<String, T> parser) {
    String text = text(name);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw unreadable(name, "has the value '" + text + "'");
    }
  }

  /// An attribute that may be absent.
  <T> Optional<T> optional(String name, Function<String, T> read) {
    return has(name) ? Optional.of(read.apply(name)) : Optional.empty();
  }

  UnreadableItem unreadable(String name, String wrong) {
    return new UnreadableItem(item, path + name, wrong);
  }

  private <T> T decimal(String name, Function<BigDecimal, T> convert) {
    @Nullable String digits = value(name).n();
    if (digits == null) {
      throw unreadable(name, "is not a number");
    }
    try {
      return convert.apply(new BigDecimal(digits));
    } catch (ArithmeticException | DateTimeException e) {
      throw unreadable(name, "has the value " + digits);
    }
  }

  private AttributeValue value(String name) {
    AttributeValue value = attributes.get(name);
    if (value == null) {
      throw unreadable(name, "is missing");
    }
    return value;
  }
}
