package io.github.bedrockremedy.pipeline.patch;

import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.GLOBAL;
import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.VALID;
import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.objections;
import static io.github.bedrockremedy.pipeline.patch.GuardedPatches.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.Facts;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Whatever is done to a valid patch at random, the guard lets it pass only if it means the same.
class PatchGuardPropertyTest {
  @Test
  void noRandomChangeOfTheTextPassesUnlessItMeansTheSame() {
    var random = new Random(11);
    String alphabet = VALID + "*?${}aZ9";
    int passed = 0;
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(VALID);
      for (int n = random.nextInt(3); n >= 0; n--) {
        int at = random.nextInt(text.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.deleteCharAt(at);
        }
      }
      if (objections(text.toString(), Facts.needed()).isEmpty()) {
        passed++;
        assertEquals(meaning(VALID), meaning(text.toString()), text::toString);
      }
    }
    assertTrue(passed > 0, "changes of a Sid pass");
  }

  @Test
  void noShufflingOfPartsPassesUnlessItMeansTheSame() {
    var random = new Random(12);
    List<String> pieces =
        new ArrayList<>(
            List.of(
                "*",
                Records.profileArn(),
                Records.model(""),
                Records.model("eu-west-1"),
                "bedrock:InvokeModel",
                "bedrock:InvokeModelWithResponseStream",
                "unspecified"));
    for (Needed needed : List.of(Facts.needed(), GLOBAL, Facts.direct())) {
      String valid = text(needed);
      pieces.addAll(needed.resources());
      for (int i = 0; i < 5_000; i++) {
        String mutated = mutated(PolicyReader.read(valid), pieces, random).text();
        if (objections(mutated, needed).isEmpty()) {
          assertEquals(meaning(valid), meaning(mutated), mutated);
        }
      }
    }
  }

  private static PolicyDocument mutated(
      PolicyDocument document, List<String> pieces, Random random) {
    List<Statement> statements = new ArrayList<>(document.statements());
    int at = random.nextInt(statements.size());
    Statement s = statements.get(at);
    List<String> actions = new ArrayList<>(s.actions());
    List<String> resources = new ArrayList<>(s.resources());
    List<Condition> conditions = new ArrayList<>(s.conditions());
    String piece = pieces.get(random.nextInt(pieces.size()));
    switch (random.nextInt(7)) {
      case 0 -> resources.add(piece);
      case 1 -> resources.set(random.nextInt(resources.size()), piece);
      case 2 -> resources.remove(random.nextInt(resources.size()));
      case 3 -> actions.add(piece);
      case 4 -> conditions.clear();
      case 5 ->
          conditions.add(
              new Condition(
                  "StringEquals",
                  random.nextBoolean() ? Condition.PROFILE_ARN : Condition.REQUESTED_REGION,
                  List.of(piece)));
      default ->
          statements.add(
              Statement.allow("X", List.of(Action.INVOKE_MODEL), List.of(piece), conditions));
    }
    statements.set(
        at,
        new Statement(
            s.sid(), s.allow(), actions, s.notActions(), resources, s.notResources(), conditions));
    return PolicyDocument.of(statements);
  }

  /// What a document allows, one line for each action and resource with its conditions.
  private static Set<String> meaning(String text) {
    Set<String> lines = new TreeSet<>();
    try {
      for (Statement s : PolicyReader.read(text).statements()) {
        for (String action : s.actions()) {
          for (String resource : s.resources()) {
            lines.add(
                s.allow()
                    + " "
                    + action
                    + " "
                    + resource
                    + " "
                    + new TreeSet<>(s.conditions().stream().map(Condition::toString).toList()));
          }
        }
      }
    } catch (PolicySyntaxException e) {
      lines.add(String.valueOf(e.getMessage()));
    }
    return lines;
  }
}
