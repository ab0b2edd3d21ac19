package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.GuardrailReference;
import io.github.bedrockremedy.pipeline.denial.Denial;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Condition keys that have the same value in every check of a call, so that no [Probe] asks for
/// them: the caller's tags, and the guardrail the record names. A session may bring tags of its
/// own, which count before those of its role; no record of a later call shows them.
///
/// See <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>.
///
/// @param tags of the role or user itself; their keys differ by more than case
/// @param guardrail `bedrock:GuardrailIdentifier`; empty when it is not known
public record KnownKeys(Map<String, String> tags, Optional<String> guardrail) {
  public static final KnownKeys NONE = new KnownKeys(Map.of(), Optional.empty());

  public KnownKeys {
    tags = Map.copyOf(tags);
  }

  /// What is known of a call.
  public static KnownKeys of(Denial denial, PrincipalFacts principal) {
    return new KnownKeys(
        principal instanceof PrincipalFacts.Known known ? known.tags() : Map.of(),
        denial.guardrail().flatMap(GuardrailReference::asCondition));
  }

  /// What is known of every call of a principal.
  public static KnownKeys of(PrincipalFacts.Known principal) {
    return new KnownKeys(principal.tags(), Optional.empty());
  }

  /// Whether a condition key is of one of the caller's tags.
  public static boolean isTag(String key) {
    int length = Condition.PRINCIPAL_TAG.length();
    return key.regionMatches(true, 0, Condition.PRINCIPAL_TAG, 0, length);
  }

  /// The value of a condition key in a call; of a tag it is known that it is not there, too.
  public Optional<String> value(String key, Action action) {
    if (isTag(key)) {
      String tag = key.substring(Condition.PRINCIPAL_TAG.length());
      return tags.entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(tag))
          .map(Map.Entry::getValue)
          .findFirst();
    }
    return key.equalsIgnoreCase(Condition.GUARDRAIL) && action.invokesModel()
        ? guardrail
        : Optional.empty();
  }

  /// The same without the tags none of these policies asks for. The guardrail stays: policies of an
  /// organisation, which nobody reads here, decide by it more often than the caller's own.
  public KnownKeys askedBy(Stream<HeldPolicy> policies) {
    String texts =
        policies
            .map(p -> p.text().toLowerCase(Locale.ROOT))
            .reduce("", (all, text) -> all + "\n" + text);
    Map<String, String> kept = new HashMap<>(tags);
    kept.keySet()
        .removeIf(tag -> !texts.contains((Condition.PRINCIPAL_TAG + tag).toLowerCase(Locale.ROOT)));
    return new KnownKeys(kept, guardrail);
  }

  /// Every key with its value, as a call of an action carries them; by name.
  public Map<String, String> entries(Action action) {
    Map<String, String> entries = new TreeMap<>();
    tags.forEach((tag, value) -> entries.put(Condition.PRINCIPAL_TAG + tag, value));
    guardrail
        .filter(_ -> action.invokesModel())
        .ifPresent(value -> entries.put(Condition.GUARDRAIL, value));
    return entries;
  }
}
