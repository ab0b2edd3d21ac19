package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.GuardrailReference;
import io.github.bedrockremedy.pipeline.denial.Denial;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a call needs that uses something else than a model: one resource of its own Region, and for
/// a guardrail its profile in every Region.
final class ResourceReader {
  private static final String GUARDRAIL = "guardrail";
  private static final String GUARDRAIL_PROFILE = "guardrail-profile";

  private final InferenceProfiles profiles;

  ResourceReader(InferenceProfiles profiles) {
    this.profiles = profiles;
  }

  /// What the denied action needs.
  Needed read(Denial denial, Action action) {
    if (OfferableActions.resourceTypes(action.toString()).isEmpty()) {
      return new Needed.AnyResource(action);
    }
    Optional<Arn> denied =
        NeededReader.denied(denial).filter(arn -> NeededReader.typed(action, arn));
    if (denied.isEmpty()) {
      return NeededReader.unclear(
          "AWS's message names no resource " + action + " could be allowed on.",
          "Find out which "
              + String.join(
                  " or ", new TreeSet<>(OfferableActions.resourceTypes(action.toString())))
              + " the caller passes, in its code or settings, and allow "
              + action
              + " on that one ARN.");
    }
    Arn resource = denied.get();
    boolean acrossRegions = resource.resourceType().equals(GUARDRAIL_PROFILE);
    if (!acrossRegions && !resource.region().equals(denial.region().id())) {
      return NeededReader.unclear(
          "The call was made in " + denial.region() + " and denied on " + resource + ".",
          "Find out what the caller passes: "
              + action
              + " is only ever asked for on a resource of the Region of the call.");
    }
    return switch (resource.resourceType()) {
      case GUARDRAIL -> guardrail(denial, action, resource);
      case GUARDRAIL_PROFILE -> guardrailProfile(denial, action, resource);
      default -> new Needed.Direct(action, resource);
    };
  }

  private Needed guardrail(Denial denial, Action action, Arn guardrail) {
    return switch (profiles.guardrail(denial.region(), guardrail)) {
      case GuardrailFacts.Known known when known.profiles().isEmpty() ->
          new Needed.Direct(action, guardrail);
      case GuardrailFacts.Known known ->
          new Needed.Guarded(
              action,
              Stream.concat(Stream.of(guardrail), known.profiles().stream()).toList(),
              Optional.empty());
      case GuardrailFacts.Unknown unknown ->
          new Needed.Guarded(
              action,
              List.of(guardrail),
              Optional.of(
                  "whether the guardrail works across Regions is not known: " + unknown.why()));
    };
  }

  private Needed guarded(Denial denial, Action action, Arn guardrail, List<Arn> led) {
    List<Arn> both = Stream.concat(Stream.of(guardrail), led.stream()).toList();
    return switch (profiles.guardrail(denial.region(), guardrail)) {
      case GuardrailFacts.Known known when known.profiles().equals(led) ->
          new Needed.Guarded(action, both, Optional.empty());
      case GuardrailFacts.Known _ ->
          new Needed.Guarded(
              action,
              led,
              Optional.of("the guardrail the request names does not work through that profile"));
      case GuardrailFacts.Unknown unknown ->
          new Needed.Guarded(
              action,
              both,
              Optional.of(
                  "whether the guardrail the request names works through that profile is not"
                      + " known: "
                      + unknown.why()));
    };
  }

  /// The guardrail the request names is needed beside its profile. Another may have been applied:
  /// an account or an organisation can enforce one on every call.
  private Needed guardrailProfile(Denial denial, Action action, Arn profile) {
    return switch (profiles.guardrailProfile(denial.region(), profile)) {
      case GuardrailFacts.Known known when known.profiles().contains(profile) ->
          denial
              .guardrail()
              .map(GuardrailReference::arn)
              .filter(arn -> arn.account().equals(denial.account()))
              .map(arn -> guarded(denial, action, arn, known.profiles()))
              .orElseGet(() -> new Needed.Guarded(action, known.profiles(), Optional.empty()));
      case GuardrailFacts.Known _ ->
          NeededReader.unclear(
              "The guardrail profile does not lead from "
                  + denial.region()
                  + " to "
                  + profile
                  + ".",
              "Compare the guardrail's cross-Region settings (aws bedrock get-guardrail) with the"
                  + " denial.");
      case GuardrailFacts.Unknown unknown ->
          NeededReader.unclear(
              "Where the guardrail profile " + profile + " leads to is not known: " + unknown.why(),
              "Look it up in the Bedrock user guide, Supported Regions for cross-Region guardrails.");
    };
  }
}
