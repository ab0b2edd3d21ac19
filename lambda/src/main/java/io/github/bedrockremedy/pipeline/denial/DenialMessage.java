package io.github.bedrockremedy.pipeline.denial;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import java.util.List;
import java.util.Optional;

/// A denial's message, taken apart by prefix scans alone, so that no text can make it slow.
///
/// IAM writes `User: … is not authorized to perform: ACTION [on resource: RESOURCE] [REASON]`, and
/// CloudTrail cuts the whole at 1 KB.
///
/// @param text the message with runs of white space made one blank
/// @param action the action named
/// @param resource the resource as written; empty if none is named
/// @param clause the reason, from `because no` or `with an explicit deny` on; empty if none. Mantle
///     writes it in brackets, `(no … policy allows the action)`, and it is `because no …` here
/// @param cut whether CloudTrail cut the message
record DenialMessage(
    String text, Optional<Action> action, Optional<String> resource, String clause, boolean cut) {
  private static final int LONGEST = 8_192;
  private static final int CLOUDTRAIL_CUT = 1_020;
  private static final String PERFORM = "not authorized to perform: ";
  private static final String ON_RESOURCE = "on resource: ";
  private static final String BECAUSE = "because no ";
  private static final String IN_BRACKETS = "(no ";
  private static final String EXPLICIT = "with an explicit deny";
  private static final List<String> CLAUSES = List.of(BECAUSE, EXPLICIT, IN_BRACKETS);
  private static final String USER = "User: ";
  private static final String LIFTED = "because no identity-based policy allows the ";
  private static final String AUTHORIZATION = "uthorization";
  private static final String AUTHORIZATION_ID = "uthorization id: ";
  private static final String AUTHORIZATION_LINK = "#/authorization-details/";

  /// Takes a message apart.
  static DenialMessage read(String message) {
    String text = collapse(message);
    boolean cut = message.length() >= CLOUDTRAIL_CUT;
    int perform = text.indexOf(PERFORM);
    if (perform < 0) {
      return new DenialMessage(text, Optional.empty(), Optional.empty(), "", cut);
    }
    int from = perform + PERFORM.length();
    int blank = text.indexOf(' ', from);
    int end = blank < 0 ? text.length() : blank;
    int clause = clauseFrom(text, end);
    Optional<String> resource = Optional.empty();
    int on = text.indexOf(ON_RESOURCE, end);
    if (on >= 0 && on < clause) {
      resource = Optional.of(resource(text.substring(on + ON_RESOURCE.length(), clause)));
    }
    boolean cutInAction = cut && blank < 0;
    return new DenialMessage(
        text,
        cutInAction ? Optional.empty() : Action.parse(unpunctuated(text.substring(from, end))),
        resource,
        clause(text.substring(clause)),
        cut);
  }

  /// Whether a second reason follows the first; AWS states one.
  boolean saysTwoThings() {
    return clause.indexOf(BECAUSE, 1) > 0 || clause.indexOf(EXPLICIT, 1) > 0;
  }

  /// Who was refused, where the message begins with an ARN: most often the record's caller, who is
  /// taken apart already.
  ///
  /// @param recorded the caller's ARN as the record has it
  /// @param caller the same, taken apart
  Optional<Arn> user(Optional<String> recorded, Optional<Arn> caller) {
    String known = recorded.orElse("");
    boolean same =
        text.startsWith(USER)
            && text.startsWith(known, USER.length())
            && text.startsWith(" ", USER.length() + known.length());
    return same && !known.isEmpty() && known.indexOf(' ') < 0 ? caller : user();
  }

  private Optional<Arn> user() {
    int blank = text.startsWith(USER) ? text.indexOf(' ', USER.length()) : -1;
    return blank < 0 ? Optional.empty() : Arn.parse(text.substring(USER.length(), blank));
  }

  /// Whether the reason begins as one no Allow of ours could lift, even if its rest was cut off: it
  /// must never be taken for a message without a reason.
  boolean beginsAsBlock() {
    return !clause.isEmpty() && !clause.startsWith(LIFTED) && !LIFTED.startsWith(clause);
  }

  /// The resource; one that a cut message ends with may be half of one and is not an ARN.
  DeniedResource deniedResource() {
    if (resource.isEmpty()) {
      return new DeniedResource.Absent();
    }
    String written = resource.get();
    if (written.equals("*")) {
      return new DeniedResource.All();
    }
    if (cut && clause.isEmpty()) {
      return new DeniedResource.NotAnArn(written);
    }
    return Arn.parse(written)
        .filter(arn -> !arn.isPattern())
        .<DeniedResource>map(DeniedResource.Named::new)
        .orElseGet(() -> new DeniedResource.NotAnArn(written));
  }

  /// The id for `GetRequestAuthorizationDetails`, which newer messages carry: in a link first, then
  /// by itself. Half of one is none.
  Optional<String> authorizationId() {
    if (!text.contains(AUTHORIZATION)) {
      return Optional.empty();
    }
    Optional<String> linked = idAfter(AUTHORIZATION_LINK);
    return linked.isPresent() ? linked : idAfter(AUTHORIZATION_ID);
  }

  private Optional<String> idAfter(String words) {
    int at = text.indexOf(words);
    if (at < 0) {
      return Optional.empty();
    }
    String id = text.substring(at + words.length());
    int length = 0;
    while (length < id.length() && Character.isLetterOrDigit(id.charAt(length))) {
      length++;
    }
    boolean half = cut && length == id.length();
    return length == 0 || length > 128 || half
        ? Optional.empty()
        : Optional.of(id.substring(0, length));
  }

  private static int clauseFrom(String text, int from) {
    int first = text.length();
    for (String start : CLAUSES) {
      int at = text.indexOf(start, from);
      first = at < 0 ? first : Math.min(first, at);
    }
    return first;
  }

  private static String clause(String written) {
    return written.startsWith(IN_BRACKETS) ? "because " + written.substring(1) : written;
  }

  private static String resource(String written) {
    String plain = written.strip();
    int sentence = plain.indexOf(". Go to https://");
    if (sentence >= 0) {
      plain = plain.substring(0, sentence);
    }
    if (plain.length() > 1 && plain.startsWith("\"") && plain.endsWith("\"")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    return plain;
  }

  private static String unpunctuated(String word) {
    int end = word.length();
    while (end > 0 && ".,;\"')}".indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    return word.substring(0, end);
  }

  /// Most messages need no change, and are not copied.
  private static String collapse(String message) {
    return isCollapsed(message) ? message : collapsed(message);
  }

  private static boolean isCollapsed(String message) {
    int length = message.length();
    if (length > LONGEST
        || message.contains("  ")
        || message.startsWith(" ")
        || message.endsWith(" ")) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = message.charAt(i);
      if (c < ' ' || c == 0xa0) {
        return false;
      }
    }
    return true;
  }

  private static String collapsed(String message) {
    var out = new StringBuilder(Math.min(message.length(), LONGEST));
    boolean blank = true;
    for (int i = 0; i < message.length() && out.length() < LONGEST; i++) {
      char c = message.charAt(i);
      if (c <= ' ' || c == 0xa0) {
        if (!blank) {
          out.append(' ');
        }
        blank = true;
      } else {
        out.append(c);
        blank = false;
      }
    }
    int end = out.length();
    return end > 0 && out.charAt(end - 1) == ' ' ? out.substring(0, end - 1) : out.toString();
  }
}
