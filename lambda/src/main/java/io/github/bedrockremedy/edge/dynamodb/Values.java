package io.github.bedrockremedy.edge.dynamodb;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Our values as DynamoDB's.
final class Values {
  private static final int NANO_DIGITS = 9;

  private Values() {}

  static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }

  static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  /// A time as people read it.
  static AttributeValue time(Instant time) {
    return AttributeValue.fromS(time.toString());
  }

  /// A time as DynamoDB compares it: epoch seconds, with a fraction where there is one.
  static AttributeValue seconds(Instant time) {
    BigDecimal nanos = BigDecimal.valueOf(time.getNano(), NANO_DIGITS);
    BigDecimal seconds = BigDecimal.valueOf(time.getEpochSecond()).add(nanos);
    return AttributeValue.fromN(seconds.stripTrailingZeros().toPlainString());
  }

  /// Whole epoch seconds, the only form the time to live is read in.
  static AttributeValue ttl(Instant from, Duration kept) {
    return number(from.plus(kept).getEpochSecond());
  }

  /// The time that [#seconds(Instant)] wrote.
  ///
  /// @throws ArithmeticException if it is out of range or finer than nanoseconds
  static Instant instant(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
    long nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).longValueExact();
    return Instant.ofEpochSecond(whole.longValueExact(), nanos);
  }
}
