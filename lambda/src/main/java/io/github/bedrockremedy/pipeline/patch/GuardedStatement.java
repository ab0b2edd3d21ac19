package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// One statement of a document as the guard looks at it: what is looked up or taken apart for each
/// rule anew elsewhere, once.
///
/// @param resources the statement's resources, taken apart
/// @param offered the statement's actions that are offerable
/// @param types the resource types of each of these
record GuardedStatement(
    Statement statement,
    List<GuardedResource> resources,
    List<String> offered,
    List<Set<String>> types) {
  static List<GuardedStatement> all(PolicyDocument document) {
    List<GuardedStatement> all = new ArrayList<>(document.statements().size());
    for (Statement statement : document.statements()) {
      all.add(of(statement));
    }
    return all;
  }

  private static GuardedStatement of(Statement statement) {
    List<String> offered = new ArrayList<>(2);
    List<Set<String>> types = new ArrayList<>(2);
    for (String action : statement.actions()) {
      if (OfferableActions.contains(action)) {
        offered.add(action);
        types.add(OfferableActions.resourceTypes(action));
      }
    }
    return new GuardedStatement(
        statement, GuardedResource.all(statement.resources()), offered, types);
  }

  /// Whether no action of the statement has resource types, and each is offerable.
  boolean isWithoutTypes() {
    if (offered.size() < statement.actions().size()) {
      return false;
    }
    for (Set<String> some : types) {
      if (!some.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// Whether a condition asks for a key.
  boolean asksFor(String key) {
    for (Condition condition : statement.conditions()) {
      if (condition.key().equals(key)) {
        return true;
      }
    }
    return false;
  }
}
