package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Wire.Reply;
import io.github.bedrockremedy.edge.Wire.Sent;
import java.util.List;
import java.util.Map;

/// The simulator's answers.
final class Simulated {
  private Simulated() {}

  static Reply allowAll(Sent s) {
    StringBuilder results = new StringBuilder();
    for (int i = 1; s.form().containsKey("ActionNames.member." + i); i++) {
      String action = s.field("ActionNames.member." + i);
      results.append(Xml.element("member", result(action, resources(s))));
    }
    return Reply.result(
        "SimulatePrincipalPolicy",
        Xml.element("EvaluationResults", results.toString()) + Xml.NOT_TRUNCATED);
  }

  static Reply simulated(String result) {
    return Reply.result(
        "SimulatePrincipalPolicy", Xml.members("EvaluationResults", result) + Xml.NOT_TRUNCATED);
  }

  static String result(String action, List<String> resources) {
    return Xml.element("EvalActionName", action)
        + Xml.element("EvalResourceName", "*")
        + Xml.element("EvalDecision", "allowed")
        + Xml.members(
            "ResourceSpecificResults",
            resources.stream().map(r -> specific(r, "allowed", "")).toArray(String[]::new));
  }

  static String specific(Object resource, String decision, String more) {
    return Xml.element("EvalResourceName", resource.toString())
        + Xml.element("EvalResourceDecision", decision)
        + more;
  }

  static List<String> resources(Sent s) {
    return s.form().entrySet().stream()
        .filter(e -> e.getKey().startsWith("ResourceArns.member."))
        .map(Map.Entry::getValue)
        .toList();
  }
}
