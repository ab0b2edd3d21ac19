package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Wire.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// IAM's answers.
final class Xml {
  static final String NOT_TRUNCATED = "<IsTruncated>false</IsTruncated>";

  private Xml() {}

  static String element(String name, String value) {
    return "<" + name + ">" + value + "</" + name + ">";
  }

  static String members(String name, String... values) {
    String members =
        Arrays.stream(values).map(v -> element("member", v)).collect(Collectors.joining());
    return element(name, members);
  }

  /// A list of names, whole.
  static Reply names(String action, String list, String... names) {
    return Reply.result(action, members(list, names) + NOT_TRUNCATED);
  }

  static Reply attached(String action, String... arns) {
    String[] members =
        Arrays.stream(arns)
            .map(
                arn ->
                    element("PolicyName", arn.substring(arn.lastIndexOf('/') + 1))
                        + element("PolicyArn", arn))
            .toArray(String[]::new);
    return Reply.result(action, members("AttachedPolicies", members) + NOT_TRUNCATED);
  }

  /// A document as IAM encodes it, a blank as `%20`.
  static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
  }

  static Reply inline(String action, String document) {
    return Reply.result(action, element("PolicyDocument", encoded(document)));
  }

  static Reply policy(String arn, String version) {
    return Reply.result(
        "GetPolicy", element("Policy", element("Arn", arn) + element("DefaultVersionId", version)));
  }

  static Reply version(String document) {
    return Reply.result(
        "GetPolicyVersion", element("PolicyVersion", element("Document", encoded(document))));
  }

  static Reply role(String arn, String more) {
    return Reply.result(
        "GetRole", element("Role", element("RoleId", "AROAEXAMPLE") + element("Arn", arn) + more));
  }

  static Reply user(String arn, String more) {
    return Reply.result(
        "GetUser", element("User", element("UserId", "AIDAEXAMPLE") + element("Arn", arn) + more));
  }
}
