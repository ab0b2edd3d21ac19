package io.github.bedrockremedy.local;

/// Accounts the tests begin with.
final class Accounts {
  static final String ROLE = "arn:aws:iam::111122223333:role/app/agent";

  private Accounts() {}

  /// One role in the path `/app/`, whose one inline policy has these statements.
  static AccountFile role(String statements) {
    return role(statements, "");
  }

  /// The same, with more fields of the account behind it.
  static AccountFile role(String statements, String more) {
    return AccountFile.parse(
        """
        {"AccountId": "111122223333",
         "RoleDetailList": [
           {"RoleName": "agent", "Path": "/app/", "RoleId": "AROAEXAMPLE",
            "Arn": "arn:aws:iam::111122223333:role/app/agent",
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
            "Tags": [{"Key": "team", "Value": "agents"}],
            "RolePolicyList": [{"PolicyName": "models",
              "PolicyDocument": {"Version": "2012-10-17", "Statement": [%s]}}],
            "AttachedManagedPolicies": []}]
         %s}"""
            .formatted(statements, more));
  }

  static String allow(String action, String resource) {
    return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}"
        .formatted(action, resource);
  }

  static String deny(String action, String resource) {
    return allow(action, resource).replace("Allow", "Deny");
  }

  static String document(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }
}
