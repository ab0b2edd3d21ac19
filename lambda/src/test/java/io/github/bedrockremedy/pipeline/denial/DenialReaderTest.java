package io.github.bedrockremedy.pipeline.denial;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.GuardrailReference;
import io.github.bedrockremedy.iam.ModelReference;
import io.github.bedrockremedy.iam.Region;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What AWS said of a denial: action, resource, model and guardrail.
class DenialReaderTest {
  private static final String CLAUSE = Records.identityClause();

  @Test
  void theActionComesFromTheMessageAndNeverFromTheOperation() {
    Denial denial = DenialReader.read(Records.denied().with("eventName", "ConverseStream").event());
    assertEquals("bedrock:InvokeModel", denial.action().orElseThrow().toString());
    assertEquals("ConverseStream", denial.operation());
    Denial silent = read("Access denied when calling Bedrock");
    assertEquals(Optional.empty(), silent.action());
  }

  @Test
  void anActionIsReadAsAwsSpellsItAndOneThatIsNoneAsItIs() {
    for (String action : List.of("bedrock:invokemodel", "BEDROCK:INVOKEMODEL")) {
      assertEquals(
          "bedrock:InvokeModel",
          DenialReader.read(Records.denied().deniedOn(action, Records.profileArn()).event())
              .action()
              .orElseThrow()
              .toString());
    }
    for (String action : List.of("bedrock:converse", "iam:passrole")) {
      assertEquals(
          action,
          DenialReader.read(Records.denied().deniedOn(action, "*").event())
              .action()
              .orElseThrow()
              .toString());
    }
  }

  @Test
  void theResourceIsTheOneTheMessageNames() {
    assertEquals(named(Records.model("us-east-2")), on(Records.model("us-east-2")));
    assertEquals(named(Records.model("us-east-2")), on("\"" + Records.model("us-east-2") + "\""));
    assertEquals(named(Records.model("")), on(Records.model("")));
    assertEquals(new DeniedResource.All(), on("*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my-example-widget",
        "role BedrockCliAccessRole",
        "arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-*",
        "arn:aws:bedrock:*::foundation-model/*",
        "arn:aws:bedrock:us-east-1::foundation-model/${HAIKU}",
        "arn:aws:bedrock:us-east-1:****:inference-profile/us.deepseek.r1-v1:0",
        "arn:aws:bedrock:us-east-1:<acct>:inference-profile/x",
        "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-haiku-4-5...",
        "arn:aws:bedrock:us-east-1:123456789012:code-interpreter/ half",
        "…",
      })
  void whatIsNoWholeArnIsKeptAsTextAndNeverTakenForOne(String resource) {
    assertEquals(new DeniedResource.NotAnArn(resource), on(resource));
  }

  @Test
  void aModelIdThatIsAnArnStandsInForAMissingResourceAndSaysSo() {
    String message = Records.message("bedrock:InvokeModel", "", CLAUSE);
    Records record = Records.denied().with("errorMessage", message);
    assertEquals(new DeniedResource.Absent(), DenialReader.read(record.event()).resource());
    assertEquals(
        new DeniedResource.FromRequest(Arn.parse(Records.profileArn()).orElseThrow()),
        DenialReader.read(record.calling(Records.profileArn()).event()).resource());
    assertEquals(
        named(Records.model("us-east-2")),
        DenialReader.read(Records.denied().calling(Records.profileArn()).event()).resource());
  }

  @Test
  void theCalledModelIsKeptApartFromTheDeniedOne() {
    assertEquals(
        Optional.of(ModelReference.read(Records.PROFILE)),
        DenialReader.read(Records.denied().event()).called());
    assertEquals(
        Optional.empty(),
        DenialReader.read(Records.denied().without("requestParameters").event()).called());
  }

  @Test
  void theGuardrailOfTheRequestIsReadWithItsVersion() {
    Denial denial =
        DenialReader.read(
            Records.denied()
                .with(
                    "requestParameters",
                    Map.of("guardrailIdentifier", "a1b2", "guardrailVersion", "7"))
                .event());
    assertEquals(
        Optional.of("arn:aws:bedrock:us-east-1:618048437522:guardrail/a1b2:7"),
        denial.guardrail().flatMap(GuardrailReference::asCondition));
    assertEquals(Optional.empty(), DenialReader.read(Records.denied().event()).guardrail());
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:bedrock:us-east-1:618048437522:prompt/A1:2, true",
    "arn:aws:s3:us-east-1:618048437522:prompt/A1, false",
    "arn:aws:bedrock:us-east-1:618048437522:prompt-router/A1, false",
    "us.anthropic.claude-sonnet-4-5-20250929-v1:0, false",
  })
  void aStoredPromptIsToldFromWhatElseIsCalled(String called, boolean prompt) {
    Denial denial = DenialReader.read(Records.denied().calling(called).event());
    assertEquals(Optional.of(called).filter(_ -> prompt), denial.calledPrompt().map(Arn::toString));
  }

  @Test
  void kindsHaveTheNamesOfOurJson() {
    assertEquals(
        List.of(
            "identity",
            "resource",
            "permissions-boundary",
            "session",
            "scp",
            "rcp",
            "vpc-endpoint"),
        Arrays.stream(PolicyType.values()).map(PolicyType::id).toList());
    assertEquals(
        List.of(
            "model-access",
            "marketplace",
            "marketplace-pending",
            "payment",
            "use-case-form",
            "lifecycle",
            "end-of-life",
            "geography",
            "account"),
        Arrays.stream(Entitlement.values()).map(Entitlement::id).toList());
    assertEquals(
        List.of("implicit-deny", "explicit-deny", "not-entitled", "unstated", "unrecognised"),
        Stream.of(
                new DenialReason.ImplicitDeny(PolicyType.SCP),
                new DenialReason.ExplicitDeny(PolicyType.SCP, Optional.empty()),
                new DenialReason.NotEntitled(Entitlement.PAYMENT),
                new DenialReason.Unstated(),
                new DenialReason.Unrecognised())
            .map(DenialReason::kind)
            .toList());
  }

  @Test
  void theAuthorizationIdIsReadFromTheNewerSentence() {
    String id = "EXAMPLE1a2b3c4d5e6f7g8h9i0j";
    String message =
        Records.message(
            "bedrock:InvokeModel",
            Records.model("us-east-2"),
            CLAUSE + ". Call the API with the following authorization id: " + id);
    assertEquals(Optional.of(id), read(message).authorizationId());
    assertEquals(Optional.of(id), read(message + ".").authorizationId());
    assertEquals(Optional.empty(), read(message + "x".repeat(200)).authorizationId());
    assertEquals(Optional.empty(), DenialReader.read(Records.denied().event()).authorizationId());
  }

  @Test
  void aRegionThatIsNoneIsNotGuessed() {
    assertEquals(
        Region.NONE,
        DenialReader.read(Records.denied().with("awsRegion", "nowhere").event()).region());
  }

  @Test
  void hostileTextCostsNoMoreThanItsLength() {
    for (String piece :
        List.of(
            "not authorized to perform: ",
            "on resource: ",
            "because no ",
            "with an explicit deny in a ",
            "authorization id: ",
            "arn:",
            "\"",
            ". Go to https://",
            " ")) {
      String text =
          "User: x is not authorized to perform: bedrock:InvokeModel " + piece.repeat(200_000);
      assertTimeoutPreemptively(ofSeconds(10), () -> read(text), piece);
    }
  }

  private static DeniedResource named(String arn) {
    return new DeniedResource.Named(Arn.parse(arn).orElseThrow());
  }

  private static DeniedResource on(String resource) {
    return read(Records.message("bedrock:InvokeModel", resource, CLAUSE)).resource();
  }

  private static Denial read(String message) {
    return DenialReader.read(Records.denied().with("errorMessage", message).event());
  }
}
