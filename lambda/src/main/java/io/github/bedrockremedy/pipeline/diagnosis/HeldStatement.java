package io.github.bedrockremedy.pipeline.diagnosis;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.pipeline.denial.PolicyType;
import java.util.List;
import java.util.Optional;

/// A statement in a document of the principal's own, or of its boundary, that stands in the way of
/// a call: a Deny that covers it, or an Allow that holds in too few Regions.
///
/// @param kind kind of the policy
/// @param policy the policy's name
/// @param arn the policy, if it is a managed one
/// @param sid the statement's id, or empty
/// @param allow whether it is an Allow
/// @param conditions its conditions, as written
/// @param shutOut Regions the call needs and the statement shuts out, as IAM sees them, sorted
public record HeldStatement(
    PolicyType kind,
    String policy,
    Optional<Arn> arn,
    String sid,
    boolean allow,
    List<Condition> conditions,
    List<String> shutOut) {
  public HeldStatement {
    conditions = List.copyOf(conditions);
    shutOut = List.copyOf(shutOut);
  }

  /// The condition on the Region asked for, if it has one.
  public Optional<Condition> byRegion() {
    return conditions.stream().filter(HeldStatement::asksForRegion).findFirst();
  }

  /// Whether a condition asks for the Region.
  static boolean asksForRegion(Condition condition) {
    return condition.key().equalsIgnoreCase(Condition.REQUESTED_REGION);
  }
}
