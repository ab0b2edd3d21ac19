package io.github.bedrockremedy.local.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every policy, tried on many made from a seed.
class PolicyEvaluatorPropertyTest {
  private static final List<String> ACTIONS =
      List.of("*", "bedrock:*", "bedrock:InvokeModel", "bedrock:Invoke*", "s3:GetObject");
  private static final List<String> RESOURCES =
      List.of(
          "*",
          "arn:aws:bedrock:*::foundation-model/*",
          "arn:aws:bedrock:us-east-1::foundation-model/a",
          "arn:aws:bedrock:us-east-2::foundation-model/a",
          "arn:aws:bedrock:us-east-?::foundation-model/b");
  private static final List<String> CONDITIONS =
      List.of(
          "",
          "",
          ",\"Condition\":{\"StringEquals\":{\"k\":\"1\"}}",
          ",\"Condition\":{\"StringNotEquals\":{\"k\":\"1\"}}",
          ",\"Condition\":{\"Null\":{\"k\":\"true\"}}",
          ",\"Condition\":{\"ForAllValues:StringLike\":{\"k\":[\"1\",\"2*\"]}}");

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String statement(Random random, String effect) {
    return "{\"Effect\":\"%s\",\"%s\":\"%s\",\"%s\":\"%s\"%s}"
        .formatted(
            effect,
            random.nextInt(5) == 0 ? "NotAction" : "Action",
            pick(random, ACTIONS),
            random.nextInt(5) == 0 ? "NotResource" : "Resource",
            pick(random, RESOURCES),
            pick(random, CONDITIONS));
  }

  private static List<String> statements(Random random) {
    var made = new ArrayList<String>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      made.add(statement(random, random.nextInt(4) == 0 ? "Deny" : "Allow"));
    }
    return made;
  }

  private static Requests request(Random random, List<String> statements) {
    Requests request =
        Requests.of(
            pick(random, ACTIONS.subList(2, 3)),
            pick(random, RESOURCES.subList(2, 4)),
            array(statements));
    if (random.nextBoolean()) {
      request = request.with(Map.of("k", List.of(pick(random, List.of("1", "2", "3")))));
    }
    if (random.nextInt(3) == 0) {
      request = request.bounded(array(statements(random)));
    }
    return random.nextInt(3) == 0 ? request.under(array(statements(random))) : request;
  }

  private static String[] array(List<String> statements) {
    return statements.toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAddedDenyNeverAllows(int seed) {
    var random = new Random(seed);
    List<String> statements = statements(random);
    Requests request = request(random, statements);
    var more = new ArrayList<>(statements);
    more.add(random.nextInt(more.size() + 1), statement(random, "Deny"));
    Verdict before = request.verdict();
    Verdict after = request.identity(array(more)).verdict();
    assertTrue(before == Verdict.ALLOWED || after != Verdict.ALLOWED, more::toString);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAddedAllowNeverDenies(int seed) {
    var random = new Random(seed);
    List<String> statements = statements(random);
    Requests request = request(random, statements);
    var more = new ArrayList<>(statements);
    more.add(statement(random, "Allow"));
    if (request.verdict() == Verdict.ALLOWED) {
      assertEquals(Verdict.ALLOWED, request.identity(array(more)).verdict());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theOrderOfStatementsDoesNotMatter(int seed) {
    var random = new Random(seed);
    List<String> statements = statements(random);
    Requests request = request(random, statements);
    var shuffled = new ArrayList<>(statements);
    Collections.shuffle(shuffled, random);
    assertEquals(request.verdict(), request.identity(array(shuffled)).verdict());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void anAddedLevelOfTheOrganizationNeverAllowsMore(int seed) {
    var random = new Random(seed);
    Requests request = request(random, statements(random));
    if (request.verdict() != Verdict.ALLOWED) {
      assertNotEquals(Verdict.ALLOWED, request.under(array(statements(random))).verdict());
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aRemovedBoundaryNeverDeniesMore(int seed) {
    var random = new Random(seed);
    Requests request = request(random, statements(random));
    Verdict without = request.unbounded().verdict();
    Verdict with = request.bounded(array(statements(random))).verdict();
    assertTrue(without.compareTo(with) <= 0, () -> without + " without, " + with + " with");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void notActionIsTheComplementOfAction(int seed) {
    var random = new Random(seed);
    String named =
        "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}"
            .formatted(pick(random, ACTIONS));
    Requests request = Requests.of("bedrock:InvokeModel", RESOURCES.get(2), named);
    Verdict complement = request.identity(named.replace("Action", "NotAction")).verdict();
    assertNotEquals(request.verdict(), complement);
  }
}
