package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.InferenceProfileId;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.ledger.CaseKey;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A short name for the owner's own policy, `bedrock-us-claude-sonnet-4-5-k7m2p4`: lower-case
/// letters, digits and single dashes, so that every language takes it. It ends with a part of the
/// case's id, for IAM replaces an inline policy of the same name, and a second repair must not undo
/// the first.
final class SnippetName {
  private static final int LONGEST = 60;
  private static final int ENDING = 6;

  private SnippetName() {}

  static String of(CasePlan plan) {
    String about = of(plan.finding().profile(), plan.finding().models(), plan.subject().action());
    return plan.proposal().map(p -> about + "-" + ending(p.policyName())).orElse(about);
  }

  static String of(Denial denial, Needed needed) {
    Optional<String> profile = needed.profileArn().map(Arn::resourceId);
    List<String> models = needed.models().stream().map(ModelId::value).toList();
    return of(profile, models, needed.wantedAction().map(Action::toString))
        + "-"
        + ending(CaseKey.of(denial).id().value());
  }

  private static String ending(String id) {
    return id.substring(Math.max(0, id.length() - ENDING));
  }

  private static String of(Optional<String> profile, List<String> models, Optional<String> action) {
    String about =
        profile
            .flatMap(InferenceProfileId::parse)
            .map(id -> id.prefix() + "-" + model(id.model()))
            .or(() -> models.stream().findFirst().flatMap(ModelId::parse).map(SnippetName::model))
            .or(() -> action.map(a -> a.substring(a.indexOf(':') + 1)))
            .orElse("access");
    return plain("bedrock-" + about);
  }

  /// A model without its provider, its date and its version: `claude-sonnet-4-5`.
  private static String model(ModelId id) {
    String name = id.value().substring(id.provider().length() + 1);
    List<String> kept = new ArrayList<>();
    for (String part : name.split("-", -1)) {
      boolean date = part.length() == 8 && part.chars().allMatch(Character::isDigit);
      boolean version = part.contains(":");
      if (date || version) {
        break;
      }
      kept.add(part);
    }
    return kept.isEmpty() ? name : String.join("-", kept);
  }

  private static String plain(String name) {
    var plain = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      boolean word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (word || (!plain.isEmpty() && plain.charAt(plain.length() - 1) != '-')) {
        plain.append(word ? c : '-');
      }
    }
    String cut = plain.substring(0, Math.min(LONGEST, plain.length()));
    return cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
  }

  /// The name as CloudFormation wants logical ids, `BedrockUsClaudeSonnet45`.
  static String camel(String name) {
    var camel = new StringBuilder();
    for (String part : name.split("-", -1)) {
      if (!part.isEmpty()) {
        camel.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return camel.toString();
  }
}
