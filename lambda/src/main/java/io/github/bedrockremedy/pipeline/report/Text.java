package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.function.Predicate;

/// A value that may be printed. What does not match the pattern of its kind is replaced as a whole:
/// whoever can name a role, a tag or a model never writes into a mail. Always 7-bit ASCII without
/// control characters; each medium still escapes it for its own grammar.
///
/// @param kind what the value claims to be
/// @param value the value, or [#NOT_PRINTABLE]
public record Text(Kind kind, String value) {
  /// Stands for every value that does not match its pattern.
  public static final String NOT_PRINTABLE = "(not printable)";

  /// Longest remark that is printed.
  static final int LONGEST_REMARK = 600;

  private static final String REMARK_SIGNS = " .,:;'\"()/+=@_%#!?*-";

  /// The patterns. None of them backtracks.
  public enum Kind {
    ACCOUNT(v -> v.length() == 12 && only(v, "") && v.chars().allMatch(Character::isDigit)),
    ARN(v -> Arn.parse(v).isPresent() && only(v, ":/+=,.@_*-") && !v.contains("//")),
    /// Name of a role, user, policy or stack.
    NAME(v -> fits(v, 128) && only(v, "+=,.@_-")),
    /// Id of a model or of an inference profile.
    MODEL(v -> ModelId.parse(v).isPresent()),
    REGION(v -> Region.parse(v).isPresent()),
    ACTION(v -> Action.parse(v).isPresent()),
    /// An id or a hash: letters, digits, dashes.
    ID(v -> fits(v, 64) && only(v, "-")),
    /// A condition key of a policy, `aws:SourceIp`.
    KEY(v -> fits(v, 128) && only(v, ":/._-")),
    /// Who decided: a declared name, an ARN, the name of a rule.
    WHO(v -> fits(v, 256) && only(v, " :/+=,.@_-") && !v.contains("//")),
    /// An address of ours; the only kind with two slashes in a row.
    LINK(
        v ->
            fits(v, 500)
                && (v.startsWith("https://") || v.startsWith("http://127.0.0.1:"))
                && only(v, ":/.?=&%_~-")),
    /// A clause from the pipeline or a person, reduced to harmless characters.
    REMARK(v -> fits(v, LONGEST_REMARK) && only(v, REMARK_SIGNS) && !v.contains("//")),
    /// Sentences of [Wording], or text made of values that are themselves printable.
    PROSE(v -> v.chars().allMatch(c -> c >= ' ' && c < 0x7f));

    private final Predicate<String> pattern;

    Kind(Predicate<String> pattern) {
      this.pattern = pattern;
    }

    private static boolean fits(String value, int longest) {
      return !value.isBlank() && value.length() <= longest;
    }

    /// Whether a value has nothing but ASCII letters, digits and these signs.
    private static boolean only(String value, String signs) {
      return value
          .chars()
          .allMatch(
              c ->
                  (c >= 'a' && c <= 'z')
                      || (c >= 'A' && c <= 'Z')
                      || (c >= '0' && c <= '9')
                      || signs.indexOf(c) >= 0);
    }
  }

  public Text {
    value = kind.pattern.test(value) ? value : NOT_PRINTABLE;
  }

  public static Text account(String value) {
    return new Text(Kind.ACCOUNT, value);
  }

  public static Text arn(String value) {
    return new Text(Kind.ARN, value);
  }

  public static Text name(String value) {
    return new Text(Kind.NAME, value);
  }

  public static Text model(String value) {
    return new Text(Kind.MODEL, value);
  }

  /// A Region; the empty one of global routing reads `unspecified`, as IAM has it.
  public static Text region(String value) {
    return value.isEmpty()
        ? new Text(Kind.ID, Region.NONE.asRequested())
        : new Text(Kind.REGION, value);
  }

  public static Text action(String value) {
    return new Text(Kind.ACTION, value);
  }

  public static Text id(String value) {
    return new Text(Kind.ID, value);
  }

  public static Text key(String value) {
    return new Text(Kind.KEY, value);
  }

  public static Text who(String value) {
    return new Text(Kind.WHO, value);
  }

  public static Text link(String value) {
    return new Text(Kind.LINK, value);
  }

  /// A clause that may quote others: what is not harmless becomes a question mark, so that the rest
  /// can still be read.
  public static Text remark(String value) {
    var kept = new StringBuilder();
    for (int i = 0; i < value.length() && kept.length() < LONGEST_REMARK; i++) {
      char c = value.charAt(i);
      boolean secondSlash = c == '/' && i > 0 && value.charAt(i - 1) == '/';
      kept.append(Kind.only(String.valueOf(c), REMARK_SIGNS) && !secondSlash ? c : '?');
    }
    return new Text(Kind.REMARK, kept.toString());
  }

  /// Sentences of our own; anything but printable ASCII becomes a question mark.
  public static Text prose(String value) {
    var kept = new StringBuilder(value.length());
    value.chars().forEach(c -> kept.append(c >= ' ' && c < 0x7f ? (char) c : '?'));
    return new Text(Kind.PROSE, kept.toString());
  }

  /// Whether the value matched its pattern.
  public boolean isPrintable() {
    return !value.equals(NOT_PRINTABLE);
  }

  @Override
  public String toString() {
    return value;
  }
}
