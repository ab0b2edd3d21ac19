package io.github.bedrockremedy.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The AWS actions each handler calls. The stack derives one role a handler from this table and
/// nothing else; the adapters are tested not to call anything beyond it.
public enum HandlerActions {
  DENIAL(
      "DenialHandler",
      union(List.of(Groups.READ_IAM, Groups.READ_BEDROCK, Groups.READ_OWNER)),
      Set.of(
          "dynamodb:GetItem",
          "dynamodb:BatchGetItem",
          "dynamodb:PutItem",
          "dynamodb:UpdateItem",
          "dynamodb:Query"),
      Set.of(Rows.CASES, Rows.PRINCIPALS, Rows.REQUESTS_COUNTED),
      Set.of()),
  NOTIFICATION(
      "NotificationHandler",
      Set.of(),
      Set.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"),
      Set.of(Rows.CASES, Rows.REQUESTS, Rows.NOTICES),
      Set.of("sns:Publish")),
  PATCH(
      "PatchHandler",
      union(
          List.of(
              Groups.READ_IAM,
              Groups.IMAGINE,
              Groups.READ_BEDROCK,
              Groups.READ_OWNER,
              Groups.WRITE_INLINE_POLICY)),
      Set.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"),
      Set.of(
          Rows.CASES,
          Rows.DECISIONS,
          Rows.NOTICES,
          Rows.WRITES_COUNTED,
          Rows.REQUESTS_COUNTED,
          CaseTable.TRIPPED),
      Set.of()),
  APPROVAL(
      "ApprovalHandler",
      Set.of(),
      Set.of("dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem"),
      Set.of(Rows.DECISIONS, CaseTable.CONTROL),
      Set.of()),
  REVIEW(
      "ReviewHandler",
      union(
          List.of(
              Groups.READ_IAM,
              Groups.LIST_ROLES,
              Groups.IMAGINE,
              Groups.READ_BEDROCK,
              Groups.READ_OWNER)),
      Set.of("dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:Query"),
      Set.of(Rows.CASES, Rows.DECISIONS, Rows.NOTICES, Rows.LOOKS, Rows.REQUESTS_COUNTED),
      Set.of("sns:GetTopicAttributes"));

  private final String handler;
  private final Set<String> account;
  private final Set<String> table;
  private final Set<String> rows;
  private final Set<String> topics;

  HandlerActions(
      String handler,
      Set<String> account,
      Set<String> table,
      Set<String> rows,
      Set<String> topics) {
    this.handler = handler;
    this.account = account;
    this.table = table;
    this.rows = rows;
    this.topics = topics;
  }

  /// Simple name of the handler's class in `io.github.bedrockremedy.entry`.
  public String handler() {
    return handler;
  }

  /// Fully qualified name of the handler's class.
  public String handlerClass() {
    return "io.github.bedrockremedy.entry." + handler;
  }

  /// IAM, Bedrock and CloudFormation actions, on the account's resources.
  public Set<String> onAccount() {
    return account;
  }

  /// What the handler does on the roles of further accounts: it assumes the read role if it reads
  /// on the account, and the write role as well if it writes there.
  public Set<String> onMemberRoles() {
    return account.isEmpty() ? Set.of() : Set.of("sts:AssumeRole");
  }

  /// Whether the handler changes IAM, and so may assume the write role of a further account.
  public boolean writesIam() {
    return account.containsAll(Groups.WRITE_INLINE_POLICY);
  }

  /// DynamoDB actions on the case table.
  public Set<String> onTable() {
    return table;
  }

  /// Partition keys of the rows the handler may write, as `dynamodb:LeadingKeys` patterns: a key,
  /// or a prefix and `*`. Whoever writes cases writes no requests, or a decision could be made to
  /// fit.
  public Set<String> onRows() {
    return rows;
  }

  /// Whether the handler makes decisions. Another one that reaches their rows only takes away or
  /// renews what they owe.
  public boolean decides() {
    return this == APPROVAL;
  }

  /// Whether the handler, of the rows of cases, only settles what one owes: it makes no case and
  /// changes nothing of one but [CaseTable#SETTLED].
  public boolean settlesOnly() {
    return this == NOTIFICATION;
  }

  /// What the handler reads of the way a denial takes through the home account: trail and event
  /// rule. Held whether or not that account is served.
  public Set<String> onWay() {
    return this == REVIEW ? Groups.READ_WAY : Set.of();
  }

  /// SNS actions on the topics.
  public Set<String> onTopics() {
    return topics;
  }

  /// The handlers of an installation: `dry-run` has no [#PATCH] at all, so it provably cannot
  /// write.
  public static List<HandlerActions> in(String mode) {
    return mode.equals("dry-run")
        ? List.of(DENIAL, NOTIFICATION, APPROVAL, REVIEW)
        : List.of(values());
  }

  private static Set<String> union(List<Set<String>> sets) {
    return sets.stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  private static final class Rows {
    static final String CASES = CaseTable.CASE_PREFIX + "*";
    static final String REQUESTS = CaseTable.REQUEST_PREFIX + "*";
    static final String DECISIONS = CaseTable.DECISION_PREFIX + "*";
    static final String PRINCIPALS = CaseTable.PRINCIPAL_PREFIX + "*";
    static final String NOTICES = CaseTable.NOTICE_PREFIX + "*";
    static final String LOOKS = CaseTable.LOOK_PREFIX + "*";
    static final String REQUESTS_COUNTED = CaseTable.LIMIT_PREFIX + CaseTable.REQUESTS_LIMIT + "*";
    static final String WRITES_COUNTED = CaseTable.LIMIT_PREFIX + CaseTable.WRITES_LIMIT + "*";
  }

  private static final class Groups {
    static final Set<String> READ_IAM =
        Set.of(
            "iam:GetRole",
            "iam:ListRolePolicies",
            "iam:GetRolePolicy",
            "iam:ListAttachedRolePolicies",
            "iam:GetUser",
            "iam:ListUserPolicies",
            "iam:GetUserPolicy",
            "iam:ListAttachedUserPolicies",
            "iam:ListGroupsForUser",
            "iam:ListGroupPolicies",
            "iam:GetGroupPolicy",
            "iam:ListAttachedGroupPolicies",
            "iam:GetPolicy",
            "iam:GetPolicyVersion",
            "iam:SimulatePrincipalPolicy");
    static final Set<String> LIST_ROLES = Set.of("iam:GetAccountAuthorizationDetails");
    static final Set<String> READ_WAY =
        Set.of(
            "cloudtrail:DescribeTrails",
            "cloudtrail:GetEventSelectors",
            "cloudtrail:GetTrailStatus",
            "events:DescribeRule");
    static final Set<String> IMAGINE = Set.of("iam:SimulateCustomPolicy");
    static final Set<String> READ_BEDROCK =
        Set.of(
            "bedrock:GetInferenceProfile",
            "bedrock:ListInferenceProfiles",
            "bedrock:GetPromptRouter",
            "bedrock:GetGuardrail");
    static final Set<String> WRITE_INLINE_POLICY =
        Set.of(
            "iam:PutRolePolicy",
            "iam:DeleteRolePolicy",
            "iam:PutUserPolicy",
            "iam:DeleteUserPolicy");
    static final Set<String> READ_OWNER = Set.of("cloudformation:DescribeStackResources");
  }
}
