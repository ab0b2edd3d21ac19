package io.github.bedrockremedy.pipeline.event;

import java.time.Instant;
import java.util.Optional;

/// The fields of a CloudTrail record this system reads; all others are ignored, as AWS asks.
///
/// @param id `eventID`, CloudTrail's unique key
/// @param time `eventTime`
/// @param account `recipientAccountId`: the account the call was made in
/// @param envelopeAccount the EventBridge envelope's `account`; empty for a bare record
/// @param region `awsRegion`: the source Region, where the call was made
/// @param source `eventSource`: which of Bedrock's services was called
/// @param operation `eventName`; not an IAM action
/// @param errorCode `errorCode`, or empty for a success
/// @param errorMessage `errorMessage`, or empty
/// @param modelId `requestParameters.modelId`, for Mantle `model`, as the caller wrote it
/// @param guardrailId id or ARN of the guardrail the request names, as the caller wrote it
/// @param guardrailVersion its version
/// @param bearerToken whether the caller used a Bedrock API key
/// @param identity who called
public record CloudTrailEvent(
    String id,
    Instant time,
    String account,
    Optional<String> envelopeAccount,
    String region,
    String source,
    String operation,
    String errorCode,
    String errorMessage,
    Optional<String> modelId,
    Optional<String> guardrailId,
    Optional<String> guardrailVersion,
    boolean bearerToken,
    Identity identity) {}
