package io.github.bedrockremedy.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.cxapi.SynthesisMessage;

/// What the AwsSolutions rules find in the whole stack is exactly what is explained below: a new
/// finding fails, and so does an explanation nothing needs any more.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NagTest {
  /// A finding that stays, and why. The pattern is matched against `rule[detail] path`.
  private record Accepted(String finding, String why) {
    boolean covers(String given) {
      return Pattern.compile(finding).matcher(given).matches();
    }
  }

  private static final List<Accepted> ACCEPTED =
      List.of(
          new Accepted(
              "AwsSolutions-APIG4 .*/ApprovalPage/Api/(GET|POST)--r--\\{id\\}/.*",
              "Who got the mail may have no AWS credentials: the one-time token and the typed code"
                  + " are the authorisation, checked in ApprovalHandler."),
          new Accepted(
              "AwsSolutions-SQS3 .*/((Effects/\\w+Failed)|((Forwarder|ReviewClock|Archive)/Undelivered))/.*",
              "These are dead-letter queues, of stream mappings and rules, which the rule does not"
                  + " know."),
          new Accepted(
              "AwsSolutions-IAM5\\[Resource::\\*\\] .*/((Denial|Patch|Review)Handler|Read|Write)/.*",
              "ListInferenceProfiles and DescribeStackResources look for what is not known before."
                  + " HandlerRolesTest holds the list."),
          new Accepted(
              "AwsSolutions-IAM5\\[Resource::\\*\\] .*/(Notification|Patch)Handler/.*",
              "dynamodb:ListStreams, which Lambda demands of a stream's reader, has no resource."),
          new Accepted(
              "AwsSolutions-IAM5\\[Resource::.*:iam::(<AWS::AccountId>|aws):"
                  + "(role|user|group|policy)/\\*\\] .*/((Denial|Patch|Review)Handler|Read|Write)/.*",
              "Any principal may be denied, so any must be readable. Writing is limited by"
                  + " WriteAccess: never AWS's, Identity Center's, protected or our own roles."),
          new Accepted(
              "AwsSolutions-IAM5\\[Resource::.*:bedrock:\\*:<AWS::AccountId>:(application-)?"
                  + "inference-profile/\\*\\] .*/((Denial|Patch|Review)Handler|Read|Write)/.*",
              "A profile is read in the Region of the denied call, which may be any."),
          new Accepted(
              "AwsSolutions-IAM5\\[Resource::.*:bedrock:\\*:<AWS::AccountId>:"
                  + "((default-)?prompt-router|guardrail)/\\*\\] .*/((Denial|Patch|Review)Handler|Read|Write)/.*",
              "A router or guardrail is read in the Region of the denied call, which may be any."),
          new Accepted(
              "AwsSolutions-IAM5\\[Resource::.*:cloudtrail:\\*:\\*:trail/\\*\\] .*/ReviewHandler/.*",
              "The trail that has to log may be the organisation's, of another account and Region;"
                  + " only its status and selectors are read."),
          new Accepted(
              "AwsSolutions-IAM5\\[Action::kms:(GenerateDataKey|ReEncrypt)\\*\\] .*Handler/.*",
              "The key is this installation's own, and these are all the ways of using it for data."),
          new Accepted(
              "AwsSolutions-S1 .*/AuditTrail/Bucket/.*",
              "A log of accesses would need a bucket more for an optional trail; whoever needs one"
                  + " has a trail of the organisation already."));

  private final TreeSet<String> findings = new TreeSet<>();

  @BeforeAll
  void inspect() {
    for (var settings :
        List.of(
            Map.<String, Object>of("mode", "auto", "email", "a@example.com"),
            Synthesised.ALL_OPTIONS,
            Synthesised.ORGANISATION)) {
      var app = Synthesised.app(settings);
      Aspects.of(app).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
      app.getNode().getChildren().stream()
          .filter(Stack.class::isInstance)
          .map(Stack.class::cast)
          .forEach(this::inspect);
    }
  }

  private void inspect(Stack stack) {
    var found = Annotations.fromStack(stack);
    // A rule that could not be evaluated speaks up as CdkNag….
    var rule = Match.stringLikeRegexp("(AwsSolutions-|CdkNag).*");
    Stream.of(found.findError("*", rule), found.findWarning("*", rule))
        .flatMap(List::stream)
        .map(NagTest::spoken)
        .forEach(findings::add);
  }

  @Test
  void nothing_is_found_that_is_not_explained() {
    var unexplained =
        findings.stream()
            .filter(finding -> ACCEPTED.stream().noneMatch(each -> each.covers(finding)));
    assertEquals("", unexplained.collect(Collectors.joining("\n")));
  }

  @Test
  void no_explanation_is_left_over() {
    var needless =
        ACCEPTED.stream().filter(Predicate.not(each -> findings.stream().anyMatch(each::covers)));
    assertEquals(List.of(), needless.toList());
  }

  /// The CDK offers no other way to read a finding than getters it has marked as going away.
  @SuppressWarnings("deprecation")
  private static String spoken(SynthesisMessage message) {
    var text = String.valueOf(message.getEntry().getData());
    return text.substring(0, text.indexOf(": ")) + " " + message.getId();
  }
}
