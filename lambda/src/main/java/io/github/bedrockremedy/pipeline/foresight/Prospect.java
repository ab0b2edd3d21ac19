package io.github.bedrockremedy.pipeline.foresight;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import java.time.Instant;
import java.util.Optional;

/// A call an owner of a role or user meant to allow: an action through a profile the owner named,
/// in a Region.
///
/// @param profile the profile in its source Region
public record Prospect(HeldPrincipal holder, Action action, Arn profile) {
  /// The same with the other action of model inference.
  public Optional<Prospect> twin() {
    return action.twin().map(other -> new Prospect(holder, other, profile));
  }

  /// Where the call is made.
  public Region source() {
    return new Region(profile.region());
  }

  /// What callers hand over as `modelId`: the id of a system-defined profile, the ARN of one of the
  /// account's own.
  public String called() {
    return profile.resourceType().equals("inference-profile")
        ? profile.resourceId()
        : profile.toString();
  }

  /// The call's denial, as if it had been made.
  ///
  /// @param denied the model it would be denied on
  public CloudTrailEvent denied(Arn denied, Instant now) {
    return ForeseenCall.of(
        holder.arn(), holder.uniqueId(), source(), action, called(), denied, now);
  }
}
