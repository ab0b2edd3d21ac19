package io.github.bedrockremedy.pipeline.denial;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.contract.actions.ActionTable;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.GuardrailReference;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.Identity;
import java.util.List;
import java.util.Optional;

/// Reads what AWS said. The action and the resource come from the message, never from the
/// operation's name: `Converse` is denied as `bedrock:InvokeModel`.
public final class DenialReader {
  private DenialReader() {}

  /// Reads a denial.
  public static Denial read(CloudTrailEvent event) {
    DenialMessage message = DenialMessage.read(event.errorMessage());
    Optional<ModelReference> called = event.modelId().map(ModelReference::read);
    Principal principal = principal(event);
    Region region = Region.parse(event.region()).orElse(Region.NONE);
    return new Denial(
        event.id(),
        event.time(),
        event.account(),
        event.envelopeAccount(),
        region,
        event.source(),
        event.operation(),
        principal,
        message.action().map(DenialReader::spelled),
        resource(message, called),
        reason(message),
        called,
        guardrail(event, region),
        message.authorizationId(),
        message.user(principal.arn(), principal.caller()));
  }

  /// The patterns a message matches. AWS writes no message that matches two; one that does says two
  /// things, and is believed in neither.
  public static List<DenialPattern> patterns(CloudTrailEvent event) {
    return DenialPattern.matching(DenialMessage.read(event.errorMessage()));
  }

  /// IAM tells actions apart without regard to upper and lower case, and not every service writes
  /// them as AWS's own list does.
  private static Action spelled(Action action) {
    return OfferableActions.contains(action.toString())
        ? action
        : ActionTable.embedded().spelling(action.toString()).flatMap(Action::parse).orElse(action);
  }

  private static DenialReason reason(DenialMessage message) {
    Optional<DenialReason> stated = DenialPattern.reasonIn(message);
    if (stated.isPresent()) {
      return stated.get();
    }
    boolean endsWithoutReason =
        message.text().isEmpty() || (message.action().isPresent() && message.clause().isEmpty());
    return endsWithoutReason || message.cut()
        ? new DenialReason.Unstated(message.beginsAsBlock())
        : new DenialReason.Unrecognised();
  }

  private static Optional<GuardrailReference> guardrail(CloudTrailEvent event, Region source) {
    return event
        .guardrailId()
        .flatMap(
            id -> GuardrailReference.parse(id, event.guardrailVersion(), source, event.account()));
  }

  private static DeniedResource resource(DenialMessage message, Optional<ModelReference> called) {
    DeniedResource written = message.deniedResource();
    if (written instanceof DeniedResource.Absent
        && called.orElse(null) instanceof ModelReference.ByArn byArn
        && !byArn.arn().isPattern()) {
      return new DeniedResource.FromRequest(byArn.arn());
    }
    return written;
  }

  private static Principal principal(CloudTrailEvent event) {
    Identity identity = event.identity();
    Optional<Identity.Issuer> issuer = identity.issuer();
    Principal.Kind kind = kind(identity.type());
    Optional<String> self =
        switch (kind) {
          case ASSUMED_ROLE -> issuer.flatMap(Identity.Issuer::arn).or(() -> roleOf(identity));
          case IAM_USER, ROOT -> identity.arn();
          case FEDERATED_USER -> issuer.flatMap(Identity.Issuer::arn);
          case IDENTITY_CENTER_USER, AWS_SERVICE, AWS_ACCOUNT, UNKNOWN -> Optional.empty();
        };
    Optional<String> uniqueId =
        kind == Principal.Kind.ASSUMED_ROLE
            ? issuer.flatMap(Identity.Issuer::principalId).or(() -> beforeColon(identity))
            : identity.principalId();
    return new Principal(
        kind,
        identity.arn(),
        kind == Principal.Kind.ASSUMED_ROLE ? session(identity) : Optional.empty(),
        identity.account().or(() -> identity.arn().flatMap(Arn::parse).map(Arn::account)),
        self,
        uniqueId,
        event.bearerToken());
  }

  private static Principal.Kind kind(String type) {
    return switch (type) {
      case "AssumedRole" -> Principal.Kind.ASSUMED_ROLE;
      case "IAMUser" -> Principal.Kind.IAM_USER;
      case "Root" -> Principal.Kind.ROOT;
      case "FederatedUser" -> Principal.Kind.FEDERATED_USER;
      case "IdentityCenterUser" -> Principal.Kind.IDENTITY_CENTER_USER;
      case "AWSService" -> Principal.Kind.AWS_SERVICE;
      case "AWSAccount" -> Principal.Kind.AWS_ACCOUNT;
      default -> Principal.Kind.UNKNOWN;
    };
  }

  /// The role of a session whose issuer is not recorded; its path is not known then.
  private static Optional<String> roleOf(Identity identity) {
    return identity
        .arn()
        .flatMap(Arn::parse)
        .filter(arn -> arn.service().equals("sts") && arn.resourceType().equals("assumed-role"))
        .map(
            arn -> {
              String name = arn.resourceId();
              int slash = name.indexOf('/');
              String role = slash < 0 ? name : name.substring(0, slash);
              return new Arn(arn.partition(), "iam", "", arn.account(), "role/" + role).toString();
            });
  }

  private static Optional<String> beforeColon(Identity identity) {
    return identity
        .principalId()
        .map(id -> id.contains(":") ? id.substring(0, id.indexOf(':')) : id);
  }

  private static Optional<String> session(Identity identity) {
    return identity.arn().map(arn -> arn.substring(arn.lastIndexOf('/') + 1));
  }
}
