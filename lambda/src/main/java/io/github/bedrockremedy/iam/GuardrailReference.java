package io.github.bedrockremedy.iam;

import java.util.Optional;

/// A guardrail a caller names with a call, by its id or its ARN. See `GuardrailConfiguration` in
/// the API Reference of Bedrock's runtime.
///
/// @param arn the guardrail, without a version
/// @param version a number or `DRAFT`; empty where the call does not say
public record GuardrailReference(Arn arn, Optional<String> version) {
  private static final String DRAFT = "DRAFT";
  private static final String TYPE = "guardrail/";
  private static final int LONGEST_VERSION = 8;

  /// Whether a text is the id or the ARN of a guardrail.
  public static boolean isIdentifier(String text) {
    return isId(text)
        || Arn.parse(text)
            .filter(arn -> arn.service().equals("bedrock") && arn.account().length() == 12)
            .filter(arn -> Region.parse(arn.region()).isPresent())
            .filter(arn -> arn.resource().startsWith(TYPE))
            .filter(arn -> isId(arn.resource().substring(TYPE.length())))
            .isPresent();
  }

  /// Whether a text is the version of a guardrail.
  public static boolean isVersion(String text) {
    return text.equals(DRAFT)
        || (!text.isEmpty()
            && text.length() <= LONGEST_VERSION
            && text.charAt(0) != '0'
            && text.chars().allMatch(c -> c >= '0' && c <= '9'));
  }

  /// The guardrail of a call; empty where the identifier is none, or one of another Region or
  /// partition, which no call can name.
  ///
  /// @param source the Region the call was made in
  /// @param account the caller's, to which a bare id belongs
  public static Optional<GuardrailReference> parse(
      String identifier, Optional<String> version, Region source, String account) {
    if (!isIdentifier(identifier)) {
      return Optional.empty();
    }
    Arn arn =
        Arn.parse(identifier)
            .orElseGet(
                () ->
                    new Arn(
                        source.partition(), "bedrock", source.id(), account, TYPE + identifier));
    return Optional.of(new GuardrailReference(arn, version.filter(GuardrailReference::isVersion)))
        .filter(g -> g.arn.region().equals(source.id()) && g.arn.partition() == source.partition());
  }

  /// What the service sends as `bedrock:GuardrailIdentifier`: the ARN, with its number behind a
  /// colon unless it is the draft. Without a version that is not known.
  public Optional<String> asCondition() {
    return version.map(v -> v.equals(DRAFT) ? arn.toString() : arn + ":" + v);
  }

  private static boolean isId(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }
}
