package io.github.bedrockremedy.iam;

import java.util.List;

/// An identity policy. [#text()] is the one compact form that is hashed, shown and sent: `Action`
/// and `Resource` always arrays, elements in a fixed order, no white space.
///
/// @param version `2012-10-17`, or the older `2008-10-17`
/// @param statements in order
public record PolicyDocument(String version, List<Statement> statements) {
  public static final String VERSION = "2012-10-17";

  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /// A document of the current version.
  public static PolicyDocument of(List<Statement> statements) {
    return new PolicyDocument(VERSION, statements);
  }

  /// The compact text.
  public String text() {
    return PolicyWriter.write(this);
  }
}
