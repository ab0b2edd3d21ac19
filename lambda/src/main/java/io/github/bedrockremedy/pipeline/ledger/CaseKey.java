package io.github.bedrockremedy.pipeline.ledger;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DenialReason;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import io.github.bedrockremedy.pipeline.denial.Principal;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// What makes two denials the same case, taken from the event alone.
///
/// @param hash hexadecimal SHA-256 of the parts
/// @param id its short form
public record CaseKey(String hash, CaseId id) {
  /// The key of a denial: account, principal, action, source Region, what was called (else what was
  /// denied), and the kind of reason AWS stated.
  public static CaseKey of(Denial denial) {
    return of(denial, denial.reason());
  }

  /// The key the same call had while nothing allowed it: of the case that may have repaired it.
  /// Empty unless AWS states that another layer denies it now, or an explicit Deny.
  public static Optional<CaseKey> ofRepaired(Denial denial) {
    boolean anotherLayer =
        switch (denial.reason()) {
          case DenialReason.ImplicitDeny deny -> deny.policy() != PolicyType.IDENTITY;
          case DenialReason.ExplicitDeny _ -> true;
          case DenialReason.NotEntitled _, DenialReason.Unstated _, DenialReason.Unrecognised _ ->
              false;
        };
    return anotherLayer
        ? Optional.of(of(denial, new DenialReason.ImplicitDeny(PolicyType.IDENTITY)))
        : Optional.empty();
  }

  /// The kind of reason AWS stated.
  public static String reason(Denial denial) {
    return reason(denial.reason());
  }

  private static CaseKey of(Denial denial, DenialReason reason) {
    Principal principal = denial.principal();
    List<String> parts =
        List.of(
            denial.account(),
            principal.uniqueId().or(principal::arn).orElse("?"),
            denial.action().map(Action::toString).orElse(denial.operation()),
            denial.region().id(),
            subject(denial),
            reason(reason));
    byte[] hash = Sha256.bytes(String.join("\n", parts));
    return new CaseKey(HexFormat.of().formatHex(hash), CaseId.of(hash));
  }

  /// What was called, as written. For other actions than model inference, and where the request was
  /// denied on something beside what was called: what was denied.
  private static String subject(Denial denial) {
    boolean other = denial.action().filter(a -> !a.invokesModel()).isPresent();
    return denial
        .called()
        .filter(called -> !other && !isBeside(called, denial))
        .map(CaseKey::called)
        .orElseGet(() -> resource(denial.resource()));
  }

  /// Whether the denial is on something beside what was called: another profile, another model, or
  /// no model at all. Its diagnosis is another one, and must not stand for the other's.
  private static boolean isBeside(ModelReference called, Denial denial) {
    if (!(denial.resource() instanceof DeniedResource.Named(Arn denied))) {
      return false;
    }
    if (denied.isFoundationModel()) {
      return denial.calledModel().filter(m -> !m.value().equals(denied.resourceId())).isPresent();
    }
    boolean model =
        denied.service().equals("bedrock")
            && OfferableActions.resourceTypes(OfferableActions.INVOKE)
                .contains(denied.resourceType());
    return !model || (denied.isProfile() && isAnotherProfile(called, denied));
  }

  private static boolean isAnotherProfile(ModelReference called, Arn denied) {
    return switch (called) {
      case ModelReference.SystemProfile profile ->
          !denied.resourceId().equals(profile.id().value());
      case ModelReference.ByArn byArn when byArn.arn().isProfile() ->
          !denied.resource().equals(byArn.arn().resource());
      case ModelReference.FoundationModel _ -> true;
      case ModelReference.ByArn _, ModelReference.Unreadable _ -> false;
    };
  }

  private static String called(ModelReference called) {
    return switch (called) {
      case ModelReference.SystemProfile profile -> profile.id().value();
      case ModelReference.FoundationModel model -> model.id().value();
      case ModelReference.ByArn byArn -> byArn.arn().toString();
      case ModelReference.Unreadable unreadable -> unreadable.text();
    };
  }

  private static String resource(DeniedResource resource) {
    return switch (resource) {
      case DeniedResource.Named named -> named.arn().toString();
      case DeniedResource.FromRequest request -> request.arn().toString();
      case DeniedResource.All _ -> "*";
      case DeniedResource.NotAnArn text -> text.text();
      case DeniedResource.Absent _ -> "-";
    };
  }

  private static String reason(DenialReason reason) {
    return switch (reason) {
      case DenialReason.ImplicitDeny deny -> reason.kind() + " " + deny.policy().id();
      case DenialReason.ExplicitDeny deny -> reason.kind() + " " + deny.policy().id();
      case DenialReason.NotEntitled not -> reason.kind() + " " + not.entitlement().id();
      case DenialReason.Unstated _, DenialReason.Unrecognised _ -> reason.kind();
    };
  }
}
