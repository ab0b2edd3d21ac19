package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.policy.MalformedPolicy;
import io.github.bedrockremedy.local.policy.PolicyParser;
import io.github.bedrockremedy.local.policy.UnsupportedPolicyElement;
import io.github.bedrockremedy.local.wire.AwsError;

/// What IAM checks before it takes a document.
///
/// See <https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html>.
final class PolicyGrammar {
  private static final int LONGEST = 131_072;

  private PolicyGrammar() {}

  static void check(String document) {
    if (document.length() > LONGEST) {
      throw AwsError.validation(
          "Value at 'policyDocument' failed to satisfy constraint: Member must have length less"
              + " than or equal to 131072");
    }
    if (!document.chars().allMatch(PolicyGrammar::permitted)) {
      throw AwsError.validation(
          "The specified value for policyDocument is invalid. It must contain only printable ASCII"
              + " and Latin-1 characters, tab, line feed and carriage return");
    }
    try {
      PolicyParser.parse(document);
    } catch (MalformedPolicy e) {
      throw malformed(e.text());
    } catch (UnsupportedPolicyElement e) {
      throw malformed("Invalid Condition type. " + e.text());
    }
  }

  private static AwsError malformed(String why) {
    return new AwsError(400, "MalformedPolicyDocument", why);
  }

  private static boolean permitted(int c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xff);
  }
}
