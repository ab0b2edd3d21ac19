package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.foresight.Broad;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Locale;

/// Words about what looking ahead found, as clauses of a list.
public final class OutlookWords {
  /// Bedrock does not know a profile that a policy names.
  public static final String NO_SUCH_PROFILE = "Bedrock knows no such profile in that Region";

  /// What is known of a policy that could not be read.
  public static final String UNREAD = "the policy could not be read";

  private OutlookWords() {}

  /// What is missing, `us-east-2 and us-west-2 are missing`.
  public static String gap(CasePlan plan) {
    List<String> missing =
        plan.finding().missingRegions().orElse(List.of()).stream()
            .map(RoutingWords::place)
            .toList();
    return Phrases.all(missing) + (missing.size() == 1 ? " is missing" : " are missing");
  }

  /// Why nothing is known of a profile's Regions.
  public static String destinationsUnknown(String why) {
    return "where it leads to is not known: " + Wording.clause(why);
  }

  /// Why a call that lacks an Allow is nobody's question.
  public static String unsure(Diagnosis.MissingAllow missing) {
    if (!missing.doubts().isEmpty() || !missing.unsure().isEmpty()) {
      return missing.doubts().isEmpty()
          ? "a Deny may cover it: that hangs on a condition of the real call"
          : Wording.clause(missing.doubts().getFirst());
    }
    return switch (missing.grant()) {
      case OwnGrant.Conditioned conditioned ->
          "its grant carries a condition ("
              + Text.remark(conditioned.conditions().getFirst().condition().key())
              + "), and whether that is meant to hold for the rest is not known";
      case OwnGrant.None _ -> "the profile is allowed, and the model in none of its Regions";
      case OwnGrant.NotRead not -> Wording.clause(not.why());
      case OwnGrant.Partial _ -> "IAM's simulator did not confirm it";
    };
  }

  /// Why a call that lacks no Allow would be denied.
  public static String unsure(Denial denial, Target target, Diagnosis diagnosis) {
    return diagnosis instanceof Diagnosis.Undetermined undetermined
        ? clause(Wording.clause(undetermined.why()))
        : clause(Text.prose(Wording.explain(denial, target, diagnosis).headline()).value());
  }

  /// A sentence that follows a colon; names keep their capitals.
  private static String clause(String sentence) {
    boolean word = sentence.length() > 1 && !Character.isUpperCase(sentence.charAt(1));
    return word
        ? sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
        : sentence;
  }

  /// Why a grant is too wide to tell.
  public static String broad(Broad.Why why) {
    return switch (why) {
      case ANY_PROFILE ->
          "names profiles of any model; name those the role calls to have them checked";
      case MANY_PROFILES -> "names many profiles; name those the role calls to have them checked";
      case ANY_REGION -> "names a profile without its Region; name the Region the role calls it in";
      case VARIABLE -> "a policy variable decides what it names";
    };
  }
}
