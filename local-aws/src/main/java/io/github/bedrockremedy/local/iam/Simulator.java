package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.policy.Decision;
import io.github.bedrockremedy.local.policy.PolicyEvaluator;
import io.github.bedrockremedy.local.policy.RequestContext;
import io.github.bedrockremedy.local.policy.SourcePolicy;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.Xml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `SimulatePrincipalPolicy` and `SimulateCustomPolicy`: one result an action, the resources' own
/// answers inside it.
///
/// See
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html> and
/// <https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html>.
record Simulator(Accounts accounts) {

  void simulate(QueryCall call, Xml result) {
    refuseUnknown(call);
    Identity source = source(call.required("PolicySourceArn"));
    var policies = new PrincipalPolicies(accounts);
    List<SourcePolicy> identity = new ArrayList<>(policies.identity(source));
    identity.addAll(drafts(call, "PolicyInputList"));
    List<SourcePolicy> boundaries = drafts(call, "PermissionsBoundaryPolicyInputList");
    Optional<SourcePolicy> boundary =
        boundaries.isEmpty() ? policies.boundary(source) : Optional.of(boundaries.getFirst());
    answer(
        call,
        result,
        ContextEntries.of(call, source),
        new Held(identity, boundary, policies.organization(source.account())));
  }

  /// Documents without a principal: nothing of the organization, no context but what is handed
  /// over.
  void simulateCustom(QueryCall call, Xml result) {
    refuseUnknown(call);
    call.required("PolicyInputList.member.1");
    answer(
        call,
        result,
        ContextEntries.handedOver(call),
        new Held(
            drafts(call, "PolicyInputList"),
            drafts(call, "PermissionsBoundaryPolicyInputList").stream().findFirst(),
            List.of()));
  }

  private record Held(
      List<SourcePolicy> identity,
      Optional<SourcePolicy> boundary,
      List<List<SourcePolicy>> organization) {}

  private static void answer(
      QueryCall call, Xml result, Map<String, List<String>> context, Held held) {
    List<String> resources = call.list("ResourceArns");

    var results = new ArrayList<ActionResult>();
    for (String action : actions(call)) {
      var decisions = new LinkedHashMap<String, Decision>();
      for (String resource : resources.isEmpty() ? List.of("*") : resources) {
        decisions.put(
            resource,
            PolicyEvaluator.evaluate(
                new RequestContext(
                    action,
                    resource,
                    context,
                    held.identity(),
                    held.boundary(),
                    held.organization())));
      }
      results.add(new ActionResult(action, decisions));
    }
    Page<ActionResult> page = Page.of(call, results);
    result.list("EvaluationResults", page.items(), (xml, it) -> it.write(xml));
    page.end(result);
  }

  private Identity source(String arn) {
    if (arn.contains(":sts:")) {
      throw new AwsError(400, "InvalidInput", "Invalid principal in request: " + arn);
    }
    return accounts
        .state()
        .find(arn)
        .orElseThrow(() -> Accounts.noSuch("The entity " + arn + " cannot be found."));
  }

  private static List<String> actions(QueryCall call) {
    List<String> actions = call.list("ActionNames");
    if (actions.isEmpty()) {
      call.required("ActionNames");
    }
    for (String action : actions) {
      if (!action.matches("[A-Za-z0-9-]+:[A-Za-z0-9]+")) {
        throw new AwsError(400, "InvalidInput", "Invalid Action: " + action);
      }
    }
    return actions;
  }

  private static List<SourcePolicy> drafts(QueryCall call, String list) {
    var drafts = new ArrayList<SourcePolicy>();
    for (String text : call.list(list)) {
      drafts.add(PrincipalPolicies.parse(list + "." + (drafts.size() + 1), "none", text));
    }
    return drafts;
  }

  private static void refuseUnknown(QueryCall call) {
    for (String field : call.form().keySet()) {
      if (field.startsWith("ResourcePolicy")
          || field.startsWith("ResourceHandlingOption")
          || field.startsWith("PolicyExclusionList")) {
        throw new AwsError(
            400, "UnsupportedPolicyElement", "local-aws does not simulate with " + field);
      }
    }
  }
}
