package io.github.bedrockremedy.pipeline.denial;

import io.github.bedrockremedy.iam.Arn;
import java.util.List;
import java.util.Optional;

/// One AWS wording each. A message is matched by at most one of them.
///
/// Reason clauses:
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html>.
/// The others:
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html>.
public enum DenialPattern {
  IMPLICIT_IDENTITY(new Implicit(PolicyType.IDENTITY)),
  IMPLICIT_RESOURCE(new Implicit(PolicyType.RESOURCE)),
  IMPLICIT_BOUNDARY(new Implicit(PolicyType.PERMISSIONS_BOUNDARY)),
  IMPLICIT_SESSION(new Implicit(PolicyType.SESSION)),
  IMPLICIT_SCP(new Implicit(PolicyType.SCP)),
  IMPLICIT_VPC_ENDPOINT(new Implicit(PolicyType.VPC_ENDPOINT)),
  EXPLICIT_IDENTITY(new Explicit(PolicyType.IDENTITY)),
  EXPLICIT_RESOURCE(new Explicit(PolicyType.RESOURCE)),
  EXPLICIT_BOUNDARY(new Explicit(PolicyType.PERMISSIONS_BOUNDARY)),
  EXPLICIT_SESSION(new Explicit(PolicyType.SESSION)),
  EXPLICIT_SCP(new Explicit(PolicyType.SCP)),
  EXPLICIT_RCP(new Explicit(PolicyType.RCP)),
  EXPLICIT_VPC_ENDPOINT(new Explicit(PolicyType.VPC_ENDPOINT)),
  NOT_FOR_THIS_ACCOUNT(new Second("is not available for this account", Entitlement.MODEL_ACCESS)),
  NO_MODEL_ACCESS(new Begins("You don't have access to the model with", Entitlement.MODEL_ACCESS)),
  MARKETPLACE_ACTIONS(
      new Begins(
          "Model access is denied due to IAM user or service role is not authorized to perform the"
              + " required AWS Marketplace actions",
          Entitlement.MARKETPLACE)),
  MARKETPLACE_PENDING(
      new Begins(
          "Your account is not authorized to access this model. Your AWS Marketplace subscription",
          Entitlement.MARKETPLACE_PENDING)),
  PAYMENT_INSTRUMENT(
      new Begins("Model access is denied due to INVALID_PAYMENT_INSTRUMENT", Entitlement.PAYMENT)),
  USE_CASE_FORM(
      new Begins("Model use case details have not been submitted", Entitlement.USE_CASE_FORM)),
  LEGACY_MODEL(
      new Begins(
          "Access denied. This Model is marked by provider as Legacy", Entitlement.LIFECYCLE)),
  END_OF_LIFE(
      new Begins("This model version has reached the end of its life", Entitlement.END_OF_LIFE)),
  UNSUPPORTED_COUNTRY(
      new Begins(
          "Access to Anthropic models is not allowed from unsupported countries",
          Entitlement.GEOGRAPHY)),
  ACCOUNT_OPERATION(
      new Begins(
          "Your account is not authorized to invoke this API operation", Entitlement.ACCOUNT)),
  ACCOUNT_RESTRICTED(new Begins("Operation not allowed", Entitlement.ACCOUNT)),
  ACCOUNT_VERIFICATION(new Begins("Your account is currently being verified", Entitlement.ACCOUNT)),
  CHANNEL_PROGRAM(
      new Begins("Access to this model is not available for channel", Entitlement.ACCOUNT)),
  AGENT_WRAPPER(new Wrapper("Access denied when calling Bedrock")),
  AGENT_ROLE(
      new Wrapper("Access denied while trying to create/update an agent using InferenceProfile"));

  private static final List<DenialPattern> ALL = List.of(values());

  private final Wording wording;

  DenialPattern(Wording wording) {
    this.wording = wording;
  }

  /// Every pattern a message matches.
  static List<DenialPattern> matching(DenialMessage message) {
    return ALL.stream().filter(p -> p.reason(message).isPresent()).toList();
  }

  /// The reason in a message, by the one pattern it matches; empty if it matches none.
  static Optional<DenialReason> reasonIn(DenialMessage message) {
    if (message.saysTwoThings()) {
      return Optional.of(
          new DenialReason.Unrecognised("AWS's message gives more than one reason."));
    }
    Optional<DenialReason> found = Optional.empty();
    for (DenialPattern pattern : ALL) {
      Optional<DenialReason> reason = pattern.reason(message);
      if (reason.isPresent() && found.isPresent()) {
        return Optional.of(
            new DenialReason.Unrecognised("AWS's message gives more than one reason."));
      }
      found = found.or(() -> reason);
    }
    return found;
  }

  /// The reason in a message of this wording; empty for any other wording.
  Optional<DenialReason> reason(DenialMessage message) {
    return switch (wording) {
      case Implicit implicit -> implicit.reason(message);
      case Explicit explicit -> explicit.reason(message);
      case Begins begins ->
          message.text().startsWith(begins.start())
              ? Optional.of(new DenialReason.NotEntitled(begins.entitlement()))
              : Optional.empty();
      case Second second ->
          message.text().startsWith(second.words(), message.text().indexOf(' ') + 1)
              ? Optional.of(new DenialReason.NotEntitled(second.entitlement()))
              : Optional.empty();
      case Wrapper wrapper ->
          message.text().startsWith(wrapper.start())
              ? Optional.of(new DenialReason.Unstated())
              : Optional.empty();
    };
  }

  private sealed interface Wording {}

  /// A message that begins with fixed words.
  private record Begins(String start, Entitlement entitlement) implements Wording {}

  /// A message whose first word is a model's id, with fixed words after it.
  private record Second(String words, Entitlement entitlement) implements Wording {}

  /// The text an agent's caller or maker sees; what was denied is the agent's role.
  private record Wrapper(String start) implements Wording {}

  /// `because no … allows the ACTION action`.
  private record Implicit(PolicyType policy, String start) implements Wording {
    Implicit(PolicyType policy) {
      this(policy, "because no " + policy.words() + " allows the ");
    }

    Optional<DenialReason> reason(DenialMessage message) {
      String clause = message.clause();
      if (!clause.startsWith(start)) {
        return Optional.empty();
      }
      if (clause.startsWith("action", start.length())) {
        return Optional.of(new DenialReason.ImplicitDeny(policy));
      }
      int end = clause.indexOf(" action", start.length());
      if (end < 0) {
        return Optional.empty();
      }
      String named = clause.substring(start.length(), end);
      boolean same =
          message.action().map(action -> action.toString().equalsIgnoreCase(named)).orElse(true);
      return Optional.of(
          same
              ? new DenialReason.ImplicitDeny(policy)
              : new DenialReason.Unrecognised(
                  "The reason in AWS's message is about another action than the denied one."));
    }
  }

  /// `with an explicit deny in a …[: POLICY-ARN]`.
  private record Explicit(PolicyType policy) implements Wording {
    private static final String START = "with an explicit deny in ";
    private static final List<String> ARTICLES = List.of("a ", "an ", "the ");

    Optional<DenialReason> reason(DenialMessage message) {
      String clause = message.clause();
      if (!clause.startsWith(START)) {
        return Optional.empty();
      }
      for (String article : ARTICLES) {
        int words = START.length() + article.length();
        if (clause.startsWith(article, START.length())
            && clause.startsWith(policy.words(), words)) {
          String tail = clause.substring(words + policy.words().length());
          return Optional.of(new DenialReason.ExplicitDeny(policy, policyArn(tail, message.cut())));
        }
      }
      return Optional.empty();
    }

    /// The ARN after the policy type; none if the message was cut inside it.
    private static Optional<Arn> policyArn(String tail, boolean cut) {
      int at = tail.indexOf("arn:");
      if (at < 0) {
        return Optional.empty();
      }
      int blank = tail.indexOf(' ', at);
      String word = tail.substring(at, blank < 0 ? tail.length() : blank);
      if (blank < 0 && cut) {
        return Optional.empty();
      }
      while (word.endsWith(".") || word.endsWith(",")) {
        word = word.substring(0, word.length() - 1);
      }
      return Arn.parse(word);
    }
  }
}
