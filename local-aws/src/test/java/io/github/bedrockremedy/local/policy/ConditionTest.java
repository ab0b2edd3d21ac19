package io.github.bedrockremedy.local.policy;

import static io.github.bedrockremedy.local.policy.Requests.ask;
import static io.github.bedrockremedy.local.policy.Verdict.ALLOWED;
import static io.github.bedrockremedy.local.policy.Verdict.IMPLICIT_DENY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Condition operators, their keys and variables, case by case as documented.
class ConditionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          StringEquals              | a          | a              | true
          StringEquals              | A          | a              | false
          StringNotEquals           | a          | b              | true
          StringNotEquals           | a          | a              | false
          StringEqualsIgnoreCase    | A          | a              | true
          StringNotEqualsIgnoreCase | A          | a              | false
          StringLike                | us-*       | us-east-1      | true
          StringLike                | us-?       | us-east-1      | false
          StringNotLike             | us-*       | eu-west-1      | true
          ArnEquals                 | arn:aws:iam::*:role/* | arn:aws:iam::1:role/a/b | true
          ArnLike                   | arn:aws:iam::1:role/a | arn:aws:iam::1:role/a   | true
          ArnLike                   | arn:aws:*/a           | arn:aws:iam::1:role/a   | false
          ArnNotLike                | arn:aws:iam::1:role/* | arn:aws:iam::1:user/a   | true
          ArnNotEquals              | arn:aws:iam::1:role/* | arn:aws:iam::1:role/a   | false
          Bool                      | true       | TRUE           | true
          Bool                      | false      | true           | false
          NumericEquals             | 10         | 10.0           | true
          NumericNotEquals          | 10         | 11             | true
          NumericLessThan           | 10         | 9              | true
          NumericLessThanEquals     | 10         | 10             | true
          NumericGreaterThan        | 10         | 10             | false
          NumericGreaterThanEquals  | 10         | 10             | true
          DateEquals                | 2026-01-01 | 2026-01-01T00:00:00Z | true
          DateNotEquals             | 2026-01-01 | 2026-01-02     | true
          DateLessThan              | 2026-01-01T00:00:00Z | 1700000000 | true
          DateLessThanEquals        | 2026-01-01 | 2026-01-01     | true
          DateGreaterThan           | 2026-01-01 | 2026-01-02T00:00:00Z | true
          DateGreaterThanEquals     | 2026-01-02 | 2026-01-01     | false
          IpAddress                 | 10.0.0.0/8 | 10.1.2.3       | true
          IpAddress                 | 10.0.0.1   | 10.0.0.2       | false
          IpAddress                 | 2001:db8::/32 | 2001:db8::1 | true
          NotIpAddress              | 10.0.0.0/8 | 11.1.2.3       | true
          BinaryEquals              | QmlK       | QmlK           | true
          Null                      | true       | a              | false
          Null                      | false      | a              | true
          """)
  void operatorsCompareAsDocumented(String operator, String policy, String actual, boolean holds) {
    Requests request = ask(condition(operator, policy)).with(Map.of("K:Key", List.of(actual)));
    assertEquals(holds ? ALLOWED : IMPLICIT_DENY, request.verdict());
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, false",
    "StringNotEquals, true",
    "StringEqualsIfExists, true",
    "StringNotLike, true",
    "ArnLike, false",
    "ArnNotLike, true",
    "Bool, false",
    "NumericLessThan, false",
    "NumericLessThanIfExists, true",
    "IpAddress, false",
    "NotIpAddress, true",
    "ForAllValues:StringEquals, true",
    "ForAnyValue:StringEquals, false",
    "ForAnyValue:StringNotEquals, false"
  })
  void aKeyThatIsNotThereFailsOnlyPositiveOperatorsAndIsNamed(String operator, boolean holds) {
    Decision decision = ask(condition(operator, "1")).decide();
    assertEquals(holds ? ALLOWED : IMPLICIT_DENY, decision.verdict());
    assertEquals(Set.of("k:key"), decision.missing());
  }

  @ParameterizedTest
  @CsvSource({
    "ForAllValues:StringEquals, a b, a b c, true",
    "ForAllValues:StringEquals, a x, a b c, false",
    "ForAnyValue:StringEquals, x a, a b c, true",
    "ForAnyValue:StringEquals, x y, a b c, false",
    "ForAllValues:StringNotEquals, x y, a b c, true",
    "ForAllValues:StringNotEquals, a y, a b c, false",
    "ForAnyValue:StringNotEquals, a y, a b c, true",
    "ForAnyValue:StringNotEquals, a b, a b c, false"
  })
  void multivaluedKeysAreCountedByTheirQuantifier(
      String operator, String actual, String policy, boolean holds) {
    String values = String.join("','", policy.split(" ", -1));
    Requests request =
        ask(condition(operator, values).replace("'k:key':", "'k:key':[").replace("}}}", "]}}}"))
            .with(Map.of("k:key", List.of(actual.split(" ", -1))));
    assertEquals(holds ? ALLOWED : IMPLICIT_DENY, request.verdict());
  }

  @Test
  void keysAndOperatorsAreAllNeededValuesAreAlternatives() {
    String both =
        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringEquals':{'a':['1','2'],'b':'1'},'Bool':{'c':'true'}}}";
    var met = Map.of("a", List.of("2"), "b", List.of("1"), "c", List.of("true"));
    assertEquals(ALLOWED, ask(both).with(met).verdict());
    var unmet = Map.of("a", List.of("2"), "b", List.of("1"), "c", List.of("false"));
    assertEquals(IMPLICIT_DENY, ask(both).with(unmet).verdict());
    String neither = condition("StringNotEquals", "1").replace("'1'", "['1','2']");
    assertEquals(IMPLICIT_DENY, ask(neither).with(Map.of("k:key", List.of("2"))).verdict());
  }

  @Test
  void aMissingKeyIsNull() {
    assertEquals(ALLOWED, ask(condition("Null", "true")).verdict());
    assertEquals(IMPLICIT_DENY, ask(condition("Null", "false")).verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${aws:username}        | ann  | true
          x${aws:username}       | xann | true
          ${AWS:UserName}        | ann  | true
          ${none, 'fallback'}    | fallback | true
          ${none}                | none | false
          a${*}                  | abc  | false
          a${*}                  | a*   | true
          a${?}b                 | a?b  | true
          ${$}{x}                | ${x} | true
          """)
  void variablesAreReplacedAndTheirValuesAreNoWildcards(
      String policy, String actual, boolean holds) {
    String literal = policy.replace("'", "\\u0027");
    Requests request =
        ask(condition("StringLike", literal))
            .with(Map.of("aws:username", List.of("ann"), "k:key", List.of(actual)));
    assertEquals(holds ? ALLOWED : IMPLICIT_DENY, request.verdict());
  }

  @ParameterizedTest
  @CsvSource({
    "StringSounds",
    "stringequals",
    "NotString",
    "BoolNot",
    "NullIfExists",
    "NumericNotLessThan",
    "ForSomeValues:StringEquals"
  })
  void anOperatorThatIsNotKnownIsRefusedByName(String operator) {
    var refused =
        assertThrows(UnsupportedPolicyElement.class, () -> ask(condition(operator, "1")).verdict());
    assertTrue(refused.text().contains(operator), refused.text());
  }

  private static String condition(String operator, String value) {
    return "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'%s':{'k:key':'%s'}}}"
        .formatted(operator, value);
  }
}
