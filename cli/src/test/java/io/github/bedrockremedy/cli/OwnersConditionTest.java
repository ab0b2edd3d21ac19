package io.github.bedrockremedy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An owner who set conditions is never helped past them unattended, and who approves is told of
/// them, on a role that opted into everything.
class OwnersConditionTest {
  private static final String POLICY = "supervisor-agent-permissions";
  private static final String GRANT =
      "'Action':['bedrock:InvokeModel','bedrock:InvokeModelWithResponseStream'],'Resource':"
          + "['arn:aws:bedrock:us-east-1::foundation-model/*',"
          + "'arn:aws:bedrock:us-east-1:618048437522:inference-profile/*']";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IpAddress | aws:SourceIp | 10.0.0.0/8",
        "BoolIfExists | aws:MultiFactorAuthPresent | true",
        "StringNotEquals | aws:PrincipalTag/team | guests",
        "ForAllValues:StringEquals | aws:TagKeys | team",
        "StringEquals | bedrock:GuardrailIdentifier | arn:aws:bedrock:us-east-1:618048437522:guardrail/g",
        "StringEquals | aws:RequestedRegion | eu-west-1",
      })
  void aConditionIsPrintedInTheMailAndOnThePageAndNothingIsApplied(
      String operator, String key, String value) throws Exception {
    String condition = "'Condition':{'" + operator + "':{'" + key + "':'" + value + "'}}";
    try (Incident incident = Incident.auto()) {
      hold(incident, GRANT + "," + condition);
      incident.deliver();
      assertEquals(0, incident.writes());
      assertEquals(CaseStatus.PENDING, incident.standing().status());
      for (String text : new String[] {mail(incident), page(incident)}) {
        String plain = String.join(" ", text.split("\\s+", -1));
        assertTrue(plain.contains("in policy " + POLICY + " only where "), plain);
        assertTrue(plain.contains(key) && plain.contains(value), plain);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'NotAction':'iam:*','Resource':['arn:aws:bedrock:us-east-1::foundation-model/*','arn:aws:bedrock:us-east-1:618048437522:inference-profile/*']",
        "'Action':'bedrock:*','NotResource':['arn:aws:bedrock:us-east-2::*','arn:aws:bedrock:us-west-2::*']",
        "'Action':'bedrock:*','Resource':'arn:aws:bedrock:us-*::foundation-model/${aws:PrincipalTag/model}'",
      })
  void grantsByExceptionOrByVariableCarryTheirConditionsToo(String grant) throws Exception {
    try (Incident incident = Incident.auto()) {
      hold(incident, grant + ",'Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'}}");
      incident.deliver();
      assertEquals(0, incident.writes());
      String words = incident.standing().plan().finding().explanation();
      assertTrue(words.contains("aws:SourceIp 10.0.0.0/8"), words);
    }
  }

  private static void hold(Incident incident, String statement) {
    String document = "{'Version':'2012-10-17','Statement':[{'Effect':'Allow'," + statement + "}]}";
    incident
        .installation
        .aws()
        .account()
        .putInlinePolicy(Incident.ROLE, POLICY, document.replace('\'', '"'));
  }

  private static String mail(Incident incident) {
    return SentMessage.read(incident.installation.aws().publications().getLast().message()).email();
  }

  private static String page(Incident incident) throws Exception {
    try (InputStream in = incident.person().link().toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
