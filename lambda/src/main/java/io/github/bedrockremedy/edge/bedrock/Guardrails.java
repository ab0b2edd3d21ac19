package io.github.bedrockremedy.edge.bedrock;

import io.github.bedrockremedy.edge.Failure;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.GuardrailFacts;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.GetGuardrailResponse;

/// Asks Bedrock whether a guardrail works across Regions.
///
/// See <https://docs.aws.amazon.com/bedrock/latest/APIReference/API_GetGuardrail.html>.
record Guardrails(BedrockClient bedrock, InferenceProfiles profiles) {
  private static final String CALL = "bedrock:GetGuardrail";

  GuardrailFacts describe(Region source, Arn guardrail) {
    GetGuardrailResponse answer;
    try {
      answer = bedrock.getGuardrail(r -> r.guardrailIdentifier(guardrail.toString()));
    } catch (SdkException e) {
      return new GuardrailFacts.Unknown(Failure.of(e).why(CALL));
    }
    if (!guardrail.toString().equals(answer.guardrailArn())) {
      return new GuardrailFacts.Unknown(CALL + " described another guardrail");
    }
    if (answer.crossRegionDetails() == null) {
      return new GuardrailFacts.Known(List.of());
    }
    Optional<Arn> profile =
        Optional.ofNullable(answer.crossRegionDetails().guardrailProfileArn())
            .flatMap(Arn::parse)
            .filter(arn -> arn.resourceType().equals("guardrail-profile"))
            .filter(arn -> arn.account().equals(guardrail.account()));
    return profile
        .map(arn -> profiles.guardrailProfile(source, arn))
        .orElseGet(
            () ->
                new GuardrailFacts.Unknown(CALL + " named a profile that is none of this account"));
  }
}
