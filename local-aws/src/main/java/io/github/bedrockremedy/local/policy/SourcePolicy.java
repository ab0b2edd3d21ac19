package io.github.bedrockremedy.local.policy;

/// A policy and where it comes from.
///
/// @param id as the simulator names it
/// @param type `role`, `user`, `group`, `aws-managed`, `user-managed` or `none` for a draft
public record SourcePolicy(String id, String type, PolicyDocument document) {
  /// Parses the text.
  ///
  /// @throws MalformedPolicy when it breaks the grammar
  public static SourcePolicy of(String id, String type, String text) {
    return new SourcePolicy(id, type, PolicyParser.parse(text));
  }
}
