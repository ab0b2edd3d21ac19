package io.github.bedrockremedy.local.policy;

import java.util.List;

/// A policy.
///
/// @param variables whether `${…}` has a meaning: only in version 2012-10-17
public record PolicyDocument(boolean variables, List<Statement> statements) {
  public PolicyDocument {
    statements = List.copyOf(statements);
  }
}
