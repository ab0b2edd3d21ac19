package io.github.bedrockremedy.pipeline.denial;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.GuardrailReference;
import io.github.bedrockremedy.iam.InferenceProfileId;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.iam.Region;
import java.time.Instant;
import java.util.Optional;

/// One denial, as AWS told it.
///
/// @param eventId CloudTrail's id of the record
/// @param time when the call was made
/// @param account the account the call was made in
/// @param envelopeAccount the account EventBridge says the event came from
/// @param region source Region of the call
/// @param service `eventSource`: which of Bedrock's services was called
/// @param operation the API operation, which is not an IAM action
/// @param principal who was refused
/// @param action the action the message names; empty where it names none
/// @param resource what it was refused on
/// @param reason why, in AWS's terms
/// @param called what the caller handed over as `modelId`
/// @param guardrail the guardrail the caller named, where it is one of the call's Region
/// @param authorizationId the id for `GetRequestAuthorizationDetails`, where the message has one
/// @param user who was refused as the message says it, which should be the record's caller
public record Denial(
    String eventId,
    Instant time,
    String account,
    Optional<String> envelopeAccount,
    Region region,
    String service,
    String operation,
    Principal principal,
    Optional<Action> action,
    DeniedResource resource,
    DenialReason reason,
    Optional<ModelReference> called,
    Optional<GuardrailReference> guardrail,
    Optional<String> authorizationId,
    Optional<Arn> user) {

  /// The stored prompt that was called instead of a model; it names its model itself, which the
  /// record does not tell.
  public Optional<Arn> calledPrompt() {
    return called.orElse(null) instanceof ModelReference.ByArn byArn
            && byArn.arn().service().equals("bedrock")
            && byArn.arn().resourceType().equals("prompt")
        ? Optional.of(byArn.arn())
        : Optional.empty();
  }

  /// The model the caller asked for; empty when the record does not tell.
  public Optional<ModelId> calledModel() {
    return called.flatMap(
        reference ->
            switch (reference) {
              case ModelReference.FoundationModel model -> Optional.of(model.id());
              case ModelReference.SystemProfile profile -> Optional.of(profile.id().model());
              case ModelReference.ByArn byArn when byArn.arn().isFoundationModel() ->
                  ModelId.parse(byArn.arn().resourceId());
              case ModelReference.ByArn byArn ->
                  InferenceProfileId.parse(byArn.arn().resourceId())
                      .filter(_ -> byArn.arn().isProfile())
                      .map(InferenceProfileId::model);
              case ModelReference.Unreadable _ -> Optional.empty();
            });
  }
}
