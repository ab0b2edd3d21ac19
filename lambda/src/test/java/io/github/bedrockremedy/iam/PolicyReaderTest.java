package io.github.bedrockremedy.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
  private static final String ALLOW = "'Effect':'Allow','Action':'a:B','Resource':'*'";

  @Test
  void whatStandsBehindAnIdOrAnEmptyPartIsRead() {
    for (String id : List.of("'x'", "{'Version':'x'}", "['Version',{'Statement':1}]", "null")) {
      assertEquals("2012-10-17", read("{'Id':" + id + ",'Version':'2012-10-17'}").version(), id);
    }
    assertEquals("2012-10-17", read("{'Statement':null,'Version':'2012-10-17'}").version());
    Statement statement =
        read("{'Statement':{'Condition':null," + ALLOW + "}}").statements().getFirst();
    assertEquals(List.of("a:B"), statement.actions());
  }

  @Test
  void readsOneStatementAndSingleValuesAsOwnersWriteThem() {
    PolicyDocument document =
        read(
            "{'Version':'2012-10-17','Id':'x','Statement':{'Sid':'S',"
                + ALLOW
                + ",'Condition':{'Bool':{'aws:MultiFactorAuthPresent':true},'NumericLessThan':{'aws:MultiFactorAuthAge':300}}}}");
    Statement statement = document.statements().getFirst();
    assertEquals(List.of("a:B"), statement.actions());
    assertEquals(
        List.of(
            new Condition("Bool", "aws:MultiFactorAuthPresent", List.of("true")),
            new Condition("NumericLessThan", "aws:MultiFactorAuthAge", List.of("300"))),
        statement.conditions());
    assertEquals("S", statement.sid());
  }

  @Test
  void aDocumentWithoutAVersionHasTheOldOne() {
    assertEquals("2008-10-17", read("{'Statement':[{" + ALLOW + "}]}").version());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'Statement':[{'Effect':'Allow','Action':'a:B','Resource':'*','Principal':'*'}]} | 'Principal'",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','Resource':'*','Extra':1}]} | 'Extra'",
        "{'Statement':[],'Statements':[]} | 'Statements'",
        "{'Statement':[{'Effect':'Allow','Effect':'Deny','Action':'a:B','Resource':'*'}]} | Duplicate field 'Effect'",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','NotAction':'a:C','Resource':'*'}]} | NotAction",
        "{'Statement':[{'Effect':'Allow','Resource':'*'}]} | Action or NotAction",
        "{'Statement':[{'Effect':'Allow','Action':'a:B'}]} | Resource or NotResource",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','Resource':'*','NotResource':'x'}]} | NotResource",
        "{'Statement':[{'Effect':'allow','Action':'a:B','Resource':'*'}]} | 'allow'",
        "{'Statement':[{'Action':'a:B','Resource':'*'}]} | Effect",
        "{'Statement':[{'Effect':'Allow','Action':{'a':1},'Resource':'*'}]} | Action is not",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','Resource':[['x']]}]} | Resource is not",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','Resource':'*','Condition':[]}]} | Condition is not",
        "{'Statement':[{'Effect':'Allow','Action':'a:B','Resource':'*','Condition':{'Bool':1}}]} | Bool is not",
        "{'Statement':['x']} | Statement is not an object",
        "{'Version':[],'Statement':[]} | Version is not",
        "[] | the policy is not an object",
        "null | null",
        "{'Statement':[] | not JSON",
        "{'Statement':[]}{'Statement':[]} | more text",
        "nonsense | not JSON",
      })
  void refusesByNameWhatItDoesNotUnderstand(String text, String named) {
    var refusal = assertThrows(PolicySyntaxException.class, () -> read(text));
    assertTrue(String.valueOf(refusal.getMessage()).contains(named), refusal.getMessage());
  }

  @Test
  void theWrittenTextIsReadBackToTheSameDocument() {
    var random = new Random(42);
    for (int i = 0; i < 2_000; i++) {
      PolicyDocument document = document(random);
      assertEquals(document, PolicyReader.read(document.text()), document::text);
      assertEquals(document.text(), PolicyReader.read(document.text()).text());
    }
  }

  @Test
  void theTextIsCompactAndAlwaysHasArrays() {
    var statement =
        Statement.allow(
            "S",
            List.of(Action.INVOKE_MODEL_STREAM, Action.INVOKE_MODEL),
            List.of("r"),
            List.of(Condition.stringEquals("k", "v")));
    assertEquals(
        "{'Version':'2012-10-17','Statement':[{'Sid':'S','Effect':'Allow','Action':['bedrock:InvokeModel','bedrock:InvokeModelWithResponseStream'],'Resource':['r'],'Condition':{'StringEquals':{'k':['v']}}}]}"
            .replace('\'', '"'),
        PolicyDocument.of(List.of(statement)).text());
  }

  @ParameterizedTest
  @CsvSource({
    "bedrock:*, arn:aws:bedrock:*, true",
    "BEDROCK:invokemodel, *, true",
    "bedrock:InvokeModel, arn:aws:bedrock:us-east-1::foundation-model/a.b, true",
    "bedrock:InvokeModel, ARN:aws:bedrock:us-east-1::foundation-model/a.b, false",
    "bedrock:InvokeModelWith*, *, false",
    "bedrock:InvokeModel, arn:aws:bedrock:us-east-2::*, false",
  })
  void aStatementSpeaksOfWhatItsPatternsMatch(String action, String resource, boolean covers) {
    Arn model = Arn.parse("arn:aws:bedrock:us-east-1::foundation-model/a.b").orElseThrow();
    var plain =
        new Statement("", true, List.of(action), false, List.of(resource), false, List.of());
    assertEquals(covers, plain.covers(Action.INVOKE_MODEL, model));
    boolean speaks = plain.speaksOf(Action.INVOKE_MODEL);
    var not = new Statement("", true, List.of(action), true, List.of(resource), false, List.of());
    assertEquals(!speaks, not.speaksOf(Action.INVOKE_MODEL));
    var elsewhere =
        new Statement("", true, List.of("*"), false, List.of(resource), true, List.of());
    assertFalse(covers && elsewhere.covers(Action.INVOKE_MODEL, model));
  }

  private static PolicyDocument document(Random random) {
    List<Statement> statements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      List<Condition> conditions = new ArrayList<>();
      for (int c = random.nextInt(3); c > 0; c--) {
        conditions.add(new Condition("Op" + c, word(random) + c, words(random)));
      }
      statements.add(
          new Statement(
              random.nextBoolean() ? "" : word(random),
              random.nextBoolean(),
              words(random),
              random.nextBoolean(),
              words(random),
              random.nextBoolean(),
              conditions));
    }
    return PolicyDocument.of(statements);
  }

  private static List<String> words(Random random) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      words.add(word(random));
    }
    return words;
  }

  private static String word(Random random) {
    String alphabet = "aZ0:*?${}/\\\"'\n\u0001é…😀 ";
    var out = new StringBuilder("w");
    for (int i = random.nextInt(8); i > 0; i--) {
      out.appendCodePoint(
          alphabet.codePointAt(
              alphabet.offsetByCodePoints(
                  0, random.nextInt(alphabet.codePointCount(0, alphabet.length())))));
    }
    return out.toString();
  }

  private static PolicyDocument read(String text) {
    return PolicyReader.read(text.replace('\'', '"'));
  }
}
