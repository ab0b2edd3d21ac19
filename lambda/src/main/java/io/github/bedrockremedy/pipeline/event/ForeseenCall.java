package io.github.bedrockremedy.pipeline.event;

import io.github.bedrockremedy.contract.WatchedEvents;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A call nobody has made, written as the record its denial would have: so that what is foreseen is
/// planned, asked about and repaired by the same stages as what was denied, and is the same case.
/// Its id says what it is. CloudTrail's ids have another form; one that had this would be treated
/// more carefully, never less.
public final class ForeseenCall {
  private static final String MARK = "foreseen-";
  private static final String SESSION = "foreseen";

  private ForeseenCall() {}

  /// Whether an event id marks a call nobody has made.
  public static boolean is(String eventId) {
    return eventId.startsWith(MARK);
  }

  /// The call of a role or user through a profile, denied on one of its models.
  ///
  /// @param called what callers hand over as `modelId`
  /// @param denied the model that would be denied
  public static CloudTrailEvent of(
      Arn principal,
      String uniqueId,
      Region source,
      Action action,
      String called,
      Arn denied,
      Instant at) {
    Identity caller =
        principal.resourceType().equals("user")
            ? user(principal, uniqueId)
            : session(principal, uniqueId);
    return new CloudTrailEvent(
        id(at),
        at.truncatedTo(ChronoUnit.SECONDS),
        principal.account(),
        Optional.of(principal.account()),
        source.id(),
        WatchedEvents.EVENT_SOURCES.getFirst(),
        action.name(),
        "AccessDenied",
        message(caller.arn().orElseThrow(), action, denied),
        Optional.of(called),
        Optional.empty(),
        Optional.empty(),
        false,
        caller);
  }

  private static Identity user(Arn user, String uniqueId) {
    return new Identity(
        "IAMUser",
        Optional.of(user.toString()),
        Optional.of(user.account()),
        Optional.of(uniqueId),
        Optional.of(user.lastName()),
        Optional.empty());
  }

  private static Identity session(Arn role, String uniqueId) {
    String session =
        new Arn(
                role.partition(),
                "sts",
                "",
                role.account(),
                "assumed-role/" + role.lastName() + "/" + SESSION)
            .toString();
    return new Identity(
        "AssumedRole",
        Optional.of(session),
        Optional.of(role.account()),
        Optional.of(uniqueId + ":" + SESSION),
        Optional.empty(),
        Optional.of(
            new Identity.Issuer(
                "Role",
                Optional.of(role.toString()),
                Optional.of(uniqueId),
                Optional.of(role.lastName()))));
  }

  /// A call that was denied once and allowed since, denied on another model of its profile.
  public static CloudTrailEvent again(
      CloudTrailEvent earlier, Action action, Arn denied, Instant at) {
    return new CloudTrailEvent(
        id(at),
        at.truncatedTo(ChronoUnit.SECONDS),
        earlier.account(),
        earlier.envelopeAccount(),
        earlier.region(),
        earlier.source(),
        earlier.operation(),
        "AccessDenied",
        message(earlier.identity().arn().orElse(""), action, denied),
        earlier.modelId(),
        earlier.guardrailId(),
        earlier.guardrailVersion(),
        earlier.bearerToken(),
        earlier.identity());
  }

  private static String id(Instant at) {
    return MARK + at.toString().substring(0, 10);
  }

  private static String message(String caller, Action action, Arn denied) {
    return "User: %s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
        .formatted(caller, action, denied, action);
  }
}
