package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What may be patched, and for whom.
///
/// @param allowedRegions Regions a patch may name; empty: every Region in `approve`, none in `auto`
/// @param allowedModels patterns of model ids a patch may name; empty: every model
/// @param autoPrincipals ARN patterns of principals that may be repaired without a person
/// @param protectedPrincipals ARN patterns of principals never changed: the write role denies them
/// @param requireTag only principals tagged `bedrock-remedy` may be changed
/// @param requiredBoundary the boundary a principal must carry to be changed
/// @param users whether IAM users may be changed
record PatchScope(
    List<String> allowedRegions,
    List<String> allowedModels,
    List<String> autoPrincipals,
    List<String> protectedPrincipals,
    boolean requireTag,
    Optional<String> requiredBoundary,
    boolean users) {

  private static final Pattern REGION =
      Pattern.compile("unspecified|[a-z]{2,4}(-[a-z]+){1,2}-\\d{1,2}");
  private static final Pattern MODELS = Pattern.compile("[a-z0-9.:*?/-]{1,140}");
  private static final Pattern BOUNDARY =
      Pattern.compile("arn:aws(-[a-z-]+)?:iam::(\\d{12}|\\*):policy/[\\w+=.@/-]+");

  /// The account is either whole or `*`, so that no pattern can reach into another service.
  private static final Pattern PRINCIPALS =
      Pattern.compile("arn:aws(-[a-z-]+)?:iam::(\\d{12}|\\*):(role|user)/[\\w+=.@/*?-]+");

  /// No user is ever repaired without a person.
  private static final Pattern ROLES =
      Pattern.compile("arn:aws(-[a-z-]+)?:iam::(\\d{12}|\\*):role/[\\w+=.@/*?-]+");

  PatchScope {
    allowedRegions = List.copyOf(allowedRegions);
    allowedModels = List.copyOf(allowedModels);
    autoPrincipals = List.copyOf(autoPrincipals);
    protectedPrincipals = List.copyOf(protectedPrincipals);
  }

  static PatchScope from(ContextValues values) {
    return new PatchScope(
        values.list(Setting.ALLOWED_REGIONS, REGION),
        values.list(Setting.ALLOWED_MODELS, MODELS),
        values.list(Setting.AUTO_PRINCIPALS, ROLES),
        values.list(Setting.PROTECTED_PRINCIPALS, PRINCIPALS),
        values.flag(Setting.REQUIRE_TAG),
        values.one(Setting.REQUIRED_BOUNDARY, BOUNDARY),
        values.flag(Setting.USERS));
  }
}
