package io.github.bedrockremedy.pipeline.denial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every wording AWS documents, in every form it documents.
class DenialPatternTest {
  private static final String ACTION = "bedrock:InvokeModel";
  private static final String POLICY = "arn:aws:iam::618048437522:policy/team/Deny-Bedrock";
  private static final String SCP =
      "arn:aws:organizations::444455556666:policy/o-exampleorgid/service_control_policy/p-examplescpid";
  private static final String NEWER =
      ". Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/EXAMPLE1a2b3c for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: EXAMPLE1a2b3c";

  private static final Map<String, Entitlement> ENTITLEMENTS =
      Map.ofEntries(
          Map.entry(
              "openai.gpt-5.6-sol is not available for this account. You can explore other available models on Amazon Bedrock.",
              Entitlement.MODEL_ACCESS),
          Map.entry(
              "You don't have access to the model with the specified model ID.",
              Entitlement.MODEL_ACCESS),
          Map.entry(
              "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model.",
              Entitlement.MARKETPLACE),
          Map.entry(
              "Your account is not authorized to access this model. Your AWS Marketplace subscription for this model is still being processed",
              Entitlement.MARKETPLACE_PENDING),
          Map.entry(
              "Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided..",
              Entitlement.PAYMENT),
          Map.entry(
              "Model use case details have not been submitted for this account.",
              Entitlement.USE_CASE_FORM),
          Map.entry(
              "Access denied. This Model is marked by provider as Legacy and you have not been actively using the model in the last 30 days.",
              Entitlement.LIFECYCLE),
          Map.entry("This model version has reached the end of its life.", Entitlement.END_OF_LIFE),
          Map.entry(
              "Access to Anthropic models is not allowed from unsupported countries, regions, or territories.",
              Entitlement.GEOGRAPHY),
          Map.entry(
              "Your account is not authorized to invoke this API operation with a prompt resource.",
              Entitlement.ACCOUNT),
          Map.entry("Operation not allowed", Entitlement.ACCOUNT),
          Map.entry(
              "Your account is currently being verified. Verification normally takes less than 2 hours.",
              Entitlement.ACCOUNT),
          Map.entry(
              "Access to this model is not available for channel program accounts.",
              Entitlement.ACCOUNT));

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RCP")
  void readsWhatFailedToAllow(PolicyType policy) {
    String clause = "because no " + policy.words() + " allows the " + ACTION + " action";
    for (String end : List.of("", ".", NEWER)) {
      assertEquals(new DenialReason.ImplicitDeny(policy), reason(clause + end));
    }
    assertEquals(
        new DenialReason.ImplicitDeny(policy),
        reason("because no " + policy.words() + " allows the action"));
  }

  @Test
  void readsAReasonInBracketsAsMantleWritesIt() {
    for (PolicyType policy : PolicyType.values()) {
      if (policy != PolicyType.RCP) {
        assertEquals(
            new DenialReason.ImplicitDeny(policy),
            reason("(no " + policy.words() + " allows the action)"));
      }
    }
    Denial denial =
        read(
            "User is not authorized to perform: bedrock-mantle:CreateInference on resource:"
                + " arn:aws:bedrock-mantle:us-east-1:618048437522:project/default"
                + " (no identity-based policy allows the action)");
    assertEquals("project/default", ((DeniedResource.Named) denial.resource()).arn().resource());
    assertEquals(new DenialReason.Unrecognised(), reason("(no kind of policy allows the action)"));
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatDeniedAndItsArnWhereAwsNamesIt(PolicyType policy) {
    String article = policy == PolicyType.IDENTITY ? "an " : "a ";
    String clause = "with an explicit deny in " + article + policy.words();
    for (String end : List.of("", ".", NEWER)) {
      assertEquals(new DenialReason.ExplicitDeny(policy, Optional.empty()), reason(clause + end));
    }
    for (String arn : List.of(POLICY, SCP)) {
      for (String between : List.of(": ", ", with policy ARN: ", ", with policy ARN:\n")) {
        for (String end : List.of("", ".", NEWER)) {
          assertEquals(
              new DenialReason.ExplicitDeny(policy, Arn.parse(arn)),
              reason(clause + between + arn + end),
              between + arn + end);
        }
      }
    }
  }

  @Test
  void aReasonIsBelievedInOnlyIfItIsOneAndAboutTheDeniedAction() {
    String clause = Records.identityClause();
    assertEquals(
        new DenialReason.Unrecognised("AWS's message gives more than one reason."),
        reason(clause + " with an explicit deny in a session policy"));
    assertEquals(
        new DenialReason.Unrecognised("AWS's message gives more than one reason."),
        reason(clause + " " + clause));
    assertEquals(
        new DenialReason.Unrecognised(
            "The reason in AWS's message is about another action than the denied one."),
        reason(clause.replace("bedrock:InvokeModel", "bedrock:Retrieve")));
    assertEquals(
        new DenialReason.ImplicitDeny(PolicyType.IDENTITY),
        reason(clause.replace("bedrock:InvokeModel", "Bedrock:invokemodel")));
  }

  @Test
  void anArnThatIsMaskedOrShortenedIsNoPolicyArn() {
    for (String arn :
        List.of(
            "p-abc123",
            "arn:aws:organizations::{org-id}:policy/o-{id}",
            "arn:aws:iam::****:policy/Deny",
            ".../p-examplescpid")) {
      assertEquals(
          new DenialReason.ExplicitDeny(PolicyType.SCP, Optional.empty()),
          reason("with an explicit deny in a service control policy: " + arn),
          arn);
    }
  }

  @Test
  void readsEveryRefusalThatIsNoMatterOfPolicies() {
    ENTITLEMENTS.forEach(
        (message, entitlement) -> {
          assertEquals(new DenialReason.NotEntitled(entitlement), read(message).reason());
          assertEquals(
              new DenialReason.NotEntitled(entitlement),
              read(message.replace(" ", " \n  ")).reason());
        });
  }

  @Test
  void everyPatternIsHitByOneOfTheseAndNoMessageByTwo() {
    List<String> messages = new ArrayList<>(ENTITLEMENTS.keySet());
    for (PolicyType policy : PolicyType.values()) {
      if (policy != PolicyType.RCP) {
        messages.add(
            Records.message(
                ACTION, "", "because no " + policy.words() + " allows the " + ACTION + " action"));
      }
      messages.add(Records.message(ACTION, "", "with an explicit deny in a " + policy.words()));
    }
    messages.add(
        "Access denied when calling Bedrock. Check your request permissions and retry the request.");
    messages.add(
        "Access denied while trying to create/update an agent using InferenceProfile us.amazon.nova-micro-v1:0. Ensure Agent role has valid permissions to use the inference profile");
    Map<String, List<DenialPattern>> hits = new LinkedHashMap<>();
    messages.forEach(m -> hits.put(m, DenialReader.patterns(event(m))));
    hits.forEach((message, patterns) -> assertEquals(1, patterns.size(), message + patterns));
    assertEquals(
        Set.of(DenialPattern.values()),
        hits.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
  }

  @Test
  void aMessageWithoutAReasonStatesNone() {
    assertEquals(new DenialReason.Unstated(), reason(""));
    assertEquals(new DenialReason.Unstated(), read(Records.message(ACTION, "", "")).reason());
    assertEquals(
        new DenialReason.Unstated(),
        read("Access denied when calling Bedrock. Check your request permissions and retry the request.")
            .reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with an explicit deny",
        "because no moon policy allows the bedrock:InvokeModel action",
        "with an explicit deny in a resource policy of the moon",
        "because no identity-based policy allows"
      })
  void aClauseInWordsNotKnownIsNamedSo(String clause) {
    assertEquals(new DenialReason.Unrecognised(), reason(clause));
  }

  @Test
  void noMessageIsNoReason() {
    assertEquals(new DenialReason.Unstated(), read("").reason());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "User is not authorized to make this call.",
        "INVALID_PAYMENT_INSTRUMENT",
        "no service control policy allows the bedrock:InvokeModel action"
      })
  void otherTextsAreNotRecognised(String message) {
    assertEquals(new DenialReason.Unrecognised(), read(message).reason());
    assertEquals(Optional.empty(), read(message).action());
  }

  @Test
  void whiteSpaceOfAnyKindDoesNotMatter() {
    String plain = Records.message(ACTION, Records.model("us-east-2"), Records.identityClause());
    Denial expected = read(plain);
    for (String blank : List.of("  ", "\n", "\t", "\u0000", "\r\n    ", "\u00a0", " \u00a0\n ")) {
      assertEquals(expected.reason(), read(plain.replace(" ", blank)).reason());
      assertEquals(expected.resource(), read(plain.replace(" ", blank)).resource());
      assertEquals(expected.action(), read(plain.replace(" ", blank)).action());
    }
    assertEquals(expected.reason(), read(" " + plain + "\n").reason());
  }

  private static DenialReason reason(String clause) {
    return read(Records.message(ACTION, Records.model("us-east-2"), clause)).reason();
  }

  private static Denial read(String message) {
    return DenialReader.read(event(message));
  }

  private static CloudTrailEvent event(String message) {
    return Records.denied().with("errorMessage", message).event();
  }
}
