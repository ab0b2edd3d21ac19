package io.github.bedrockremedy.local.policy;

import static io.github.bedrockremedy.local.policy.Verdict.ALLOWED;
import static io.github.bedrockremedy.local.policy.Verdict.EXPLICIT_DENY;
import static io.github.bedrockremedy.local.policy.Verdict.IMPLICIT_DENY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The documented logic, case by case.
class PolicyEvaluatorTest {
  private static final String ALLOW_ALL = "{'Effect':'Allow','Action':'*','Resource':'*'}";
  private static final String DENY_ALL = "{'Effect':'Deny','Action':'*','Resource':'*'}";

  private static Requests ask(String... statements) {
    return Requests.ask(statements);
  }

  private static String[] quote(String... statements) {
    return Requests.quoted(statements);
  }

  @Test
  void nothingThatSpeaksIsAnImplicitDeny() {
    assertEquals(IMPLICIT_DENY, ask("{'Effect':'Allow','Action':'s3:*','Resource':'*'}").verdict());
  }

  @Test
  void anExplicitDenyWinsWhereverItStands() {
    assertEquals(EXPLICIT_DENY, ask(ALLOW_ALL, DENY_ALL).verdict());
    assertEquals(EXPLICIT_DENY, ask(DENY_ALL, ALLOW_ALL).verdict());
    assertEquals(EXPLICIT_DENY, ask(ALLOW_ALL).bounded(quote(DENY_ALL)).verdict());
    assertEquals(EXPLICIT_DENY, ask(ALLOW_ALL).under(quote(ALLOW_ALL, DENY_ALL)).verdict());
  }

  @Test
  void aBoundaryHasToAllowAndGrantsNothing() {
    String other = "{'Effect':'Allow','Action':'s3:*','Resource':'*'}";
    assertEquals(IMPLICIT_DENY, ask(ALLOW_ALL).bounded(quote(other)).verdict());
    assertEquals(IMPLICIT_DENY, ask(other).bounded(quote(ALLOW_ALL)).verdict());
    assertEquals(ALLOWED, ask(ALLOW_ALL).bounded(quote(ALLOW_ALL)).verdict());
  }

  @Test
  void everyLevelOfTheOrganizationHasToAllow() {
    String other = "{'Effect':'Allow','Action':'s3:*','Resource':'*'}";
    Requests both = ask(ALLOW_ALL).under(quote(ALLOW_ALL));
    assertEquals(ALLOWED, both.under(quote(ALLOW_ALL)).verdict());
    Decision decision = both.under(quote(other)).decide();
    assertEquals(IMPLICIT_DENY, decision.verdict());
    assertEquals(Optional.of(false), decision.allowedByOrganization());
    assertEquals(List.of(), decision.matched());
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock:InvokeModel, true",
    "BEDROCK:invokemodel, true",
    "bedrock:Invoke*, true",
    "bedrock:InvokeMode?, true",
    "*, true",
    "bedrock:*, true",
    "bedrock:InvokeModelWithResponseStream, false",
    "bedrock:Invoke, false",
    "bedrock:*Stream, false"
  })
  void actionsMatchWithoutCaseAndWithWildcards(String action, boolean matches) {
    String allow = "{'Effect':'Allow','Action':'" + action + "','Resource':'*'}";
    assertEquals(matches ? ALLOWED : IMPLICIT_DENY, ask(allow).verdict());
    String notAction = "{'Effect':'Allow','NotAction':'" + action + "','Resource':'*'}";
    assertEquals(matches ? IMPLICIT_DENY : ALLOWED, ask(notAction).verdict());
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:bedrock:us-east-1::foundation-model/m, true",
    "arn:aws:bedrock:*::foundation-model/m, true",
    "arn:aws:bedrock:us-*::foundation-model/*, true",
    "arn:aws:bedrock:*/m, true",
    "arn:aws:bedrock:us-east-?::foundation-model/m, true",
    "*, true",
    "arn:aws:bedrock:us-east-2::foundation-model/m, false",
    "arn:aws:bedrock:us-east-1::foundation-model/M, false",
    "arn:aws:bedrock:::foundation-model/m, false",
    "arn:aws:bedrock:us-east-1::foundation-model/m?, false"
  })
  void resourcesMatchAsAWholeAndByCase(String resource, boolean matches) {
    String allow = "{'Effect':'Allow','Action':'*','Resource':'" + resource + "'}";
    assertEquals(matches ? ALLOWED : IMPLICIT_DENY, ask(allow).verdict());
    String notResource = "{'Effect':'Allow','Action':'*','NotResource':'" + resource + "'}";
    assertEquals(matches ? IMPLICIT_DENY : ALLOWED, ask(notResource).verdict());
  }

  @Test
  void aResourceWhoseVariableHasNoValueMatchesNothing() {
    String arn = "arn:aws:bedrock:us-east-1::foundation-model/${aws:PrincipalTag/model}";
    String allow = "{'Effect':'Allow','Action':'*','Resource':'" + arn + "'}";
    assertEquals(IMPLICIT_DENY, ask(allow).verdict());
    assertEquals(
        ALLOWED, ask(allow).with(Map.of("aws:principaltag/model", List.of("m"))).verdict());
    assertEquals(
        IMPLICIT_DENY, ask(allow).with(Map.of("aws:principaltag/model", List.of("*"))).verdict());
  }
}
