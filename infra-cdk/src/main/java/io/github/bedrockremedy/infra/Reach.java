package io.github.bedrockremedy.infra;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.Aws;

/// The narrowest resources an action on the account can be limited to.
///
/// See <https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html>.
enum Reach {
  ROLES,
  USERS,
  GROUPS,
  PRINCIPALS,
  POLICIES,
  PROFILES,
  ROUTERS,
  GUARDRAILS,
  TRAILS,

  /// The event rules that fill the queue, which only the stack that made them can name.
  THE_RULES,

  /// For calls whose resource is not known before they are answered: a list of all profiles, roles
  /// or trails, the stack that owns a role.
  ANYTHING;

  private static final Pattern IAM_NOUN =
      Pattern.compile("iam:(?:Get|ListAttached|List|Put|Delete)(Role|User|Group)(?:Polic.*)?");

  /// @throws IllegalArgumentException for an action nobody has thought about yet
  static Reach of(String action) {
    return switch (action) {
      case "iam:ListGroupsForUser" -> USERS;
      case "iam:SimulatePrincipalPolicy" -> PRINCIPALS;
      case "iam:GetPolicy", "iam:GetPolicyVersion" -> POLICIES;
      case "bedrock:GetInferenceProfile" -> PROFILES;
      case "bedrock:GetPromptRouter" -> ROUTERS;
      case "bedrock:GetGuardrail" -> GUARDRAILS;
      case "cloudtrail:GetEventSelectors", "cloudtrail:GetTrailStatus" -> TRAILS;
      case "events:DescribeRule" -> THE_RULES;
      case "bedrock:ListInferenceProfiles",
          "cloudformation:DescribeStackResources",
          "cloudtrail:DescribeTrails",
          "iam:GetAccountAuthorizationDetails",
          "iam:SimulateCustomPolicy" ->
          ANYTHING;
      default -> byNoun(action);
    };
  }

  List<String> resources() {
    return switch (this) {
      case ROLES -> List.of(iam("role/*"));
      case USERS -> List.of(iam("user/*"));
      case GROUPS -> List.of(iam("group/*"));
      case PRINCIPALS -> List.of(iam("role/*"), iam("user/*"));
      case POLICIES -> List.of(iam("policy/*"), partition("iam::aws:policy/*"));
      case PROFILES ->
          List.of(
              partition("bedrock:*:" + Aws.ACCOUNT_ID + ":inference-profile/*"),
              partition("bedrock:*:" + Aws.ACCOUNT_ID + ":application-inference-profile/*"));
      case ROUTERS ->
          List.of(
              partition("bedrock:*:" + Aws.ACCOUNT_ID + ":prompt-router/*"),
              partition("bedrock:*:" + Aws.ACCOUNT_ID + ":default-prompt-router/*"));
      case GUARDRAILS -> List.of(partition("bedrock:*:" + Aws.ACCOUNT_ID + ":guardrail/*"));
      // A trail may be another account's, as an organisation's is.
      case TRAILS -> List.of(partition("cloudtrail:*:*:trail/*"));
      case THE_RULES -> throw new IllegalStateException("the stack names its rules");
      case ANYTHING -> List.of("*");
    };
  }

  /// An ARN of the account deployed to.
  static String iam(String resource) {
    return partition("iam::" + Aws.ACCOUNT_ID + ":" + resource);
  }

  static String partition(String rest) {
    return "arn:" + Aws.PARTITION + ":" + rest;
  }

  private static Reach byNoun(String action) {
    var noun = IAM_NOUN.matcher(action);
    if (!noun.matches()) {
      throw new IllegalArgumentException("No resources are known for " + action);
    }
    return switch (noun.group(1)) {
      case "Role" -> ROLES;
      case "User" -> USERS;
      default -> GROUPS;
    };
  }
}
