package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Parts of sentences that many causes share.
final class Phrases {
  private Phrases() {}

  /// `a`, `a and b`, `a, b and c`.
  static String all(List<String> items) {
    return joined(items, "and");
  }

  /// `a`, `a or b`, `a, b or c`.
  static String any(List<String> items) {
    return joined(items, "or");
  }

  private static String joined(List<String> items, String last) {
    int most = items.size() - 1;
    return most < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, most)) + " " + last + " " + items.get(most);
  }

  /// `1 Region`, `3 Regions`.
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /// Regions as `aws:RequestedRegion` has them; that of global routing is `unspecified`.
  static List<String> names(List<Region> regions) {
    return regions.stream().map(Region::asRequested).toList();
  }

  /// The same Regions for a sentence: `global routing (aws:RequestedRegion = unspecified)`.
  static String places(List<String> names) {
    return all(
        names.stream()
            .map(
                name ->
                    name.equals(Region.NONE.asRequested())
                        ? "global routing (" + Condition.REQUESTED_REGION + " = " + name + ")"
                        : name)
            .toList());
  }

  /// Who was refused, as the subject of a sentence.
  static String who(Target target) {
    return switch (target) {
      case PatchTarget.RoleInlinePolicy role -> "Role " + Text.name(role.name());
      case PatchTarget.UserInlinePolicy user -> "User " + Text.name(user.name());
      case NotPatchable not ->
          switch (not.kind()) {
            case PERMISSION_SET ->
                not.arn().isPresent()
                    ? "Identity Center role" + name(not)
                    : "An Identity Center user";
            case SERVICE_LINKED_ROLE -> "Service-linked role" + name(not);
            case ROOT -> "The root user";
            case FEDERATED_USER -> "A federated user";
            case OTHER_ACCOUNT -> "Principal" + name(not) + " of another account";
            case SERVICE -> "An AWS service";
            case UNREADABLE -> "The caller";
          };
    };
  }

  private static String name(NotPatchable not) {
    return not.arn().map(arn -> " " + Text.name(arn.lastName())).orElse("");
  }

  /// `role`, `user` or `principal`.
  static String noun(Target target) {
    return switch (target) {
      case PatchTarget.RoleInlinePolicy _ -> "role";
      case PatchTarget.UserInlinePolicy _ -> "user";
      case NotPatchable not when not.kind() == NotPatchable.Kind.PERMISSION_SET ->
          not.arn().isPresent() ? "role" : "user";
      case NotPatchable _ -> "principal";
    };
  }

  /// The account the principal lives in, else the one the call was made in.
  static Text account(Denial denial, Target target) {
    return switch (target) {
      case PatchTarget patchable -> Text.account(patchable.account());
      case NotPatchable _ -> Text.account(denial.account());
    };
  }

  /// The action, as AWS named it or as the call needs it.
  static String action(Denial denial, Diagnosis diagnosis) {
    return denial
        .action()
        .or(() -> diagnosis.needed().wantedAction())
        .map(Action::toString)
        .orElse("the action");
  }

  /// What the call was refused on, if that is an ARN.
  static Optional<Arn> deniedArn(Denial denial) {
    return switch (denial.resource()) {
      case DeniedResource.Named named -> Optional.of(named.arn());
      case DeniedResource.FromRequest request -> Optional.of(request.arn());
      case DeniedResource.All _, DeniedResource.NotAnArn _, DeniedResource.Absent _ ->
          Optional.empty();
    };
  }

  /// What the call was refused on.
  static String resource(Denial denial) {
    return deniedArn(denial)
        .map(arn -> Text.arn(arn.toString()).value())
        .orElse(
            denial.resource() instanceof DeniedResource.All
                ? "every resource (*)"
                : "a resource AWS did not name");
  }

  /// The model or profile the call needs, as short as it can be named.
  static String wanted(Needed needed) {
    return switch (needed) {
      case Needed.ThroughProfile t when t.profile().isApplication() ->
          "application inference profile " + Text.id(t.profile().arn().resourceId());
      case Needed.ThroughProfile t ->
          "inference profile " + Text.model(t.profile().arn().resourceId());
      case Needed.ThroughUnlisted u -> "inference profile " + Text.model(u.profile().resourceId());
      case Needed.ThroughRouter r -> "prompt router " + Text.id(r.router().arn().resourceId());
      case Needed.Direct d when d.resource().isFoundationModel() ->
          "model " + Text.model(d.resource().resourceId());
      case Needed.Direct d -> Text.arn(d.resource().toString()).value();
      case Needed.Guarded g when g.arns().size() == 1 ->
          Text.arn(g.arns().getFirst().toString()).value();
      case Needed.Guarded g ->
          (g.arns().getFirst().resourceType().equals("guardrail") ? "the guardrail and its" : "the")
              + " guardrail profile "
              + Text.model(g.arns().getLast().resourceId());
      case Needed.AnyResource _ -> "every resource (*)";
      case Needed.Unoffered _, Needed.Ambiguous _, Needed.Unclear _ -> "the resource";
    };
  }

  /// The stored prompt that was called.
  static String prompt(Denial denial) {
    return "stored prompt "
        + denial.calledPrompt().map(arn -> Text.arn(arn.toString()).value()).orElse("");
  }

  /// The models a call needs, for a sentence.
  static String models(Needed needed) {
    List<ModelId> models = needed.models();
    return models.isEmpty()
        ? "the model"
        : models.stream().map(ModelId::value).collect(Collectors.joining(" and "));
  }
}
