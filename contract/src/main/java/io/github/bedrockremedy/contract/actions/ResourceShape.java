package io.github.bedrockremedy.contract.actions;

import java.util.List;

/// How the ARNs of one type of resource look.
///
/// The Region is not compared: AWS's own table writes a model's ARN with one, and a global profile
/// is
/// decided on an ARN without.
///
/// @param service namespace in the ARN
/// @param owned whether the ARN names an account, or `aws` for what is AWS's own
/// @param words what lies between the ids of the resource, `["flow/", "/alias/", ""]`
record ResourceShape(String service, boolean owned, List<String> words) {
  ResourceShape {
    words = List.copyOf(words);
  }

  /// Reads `R:A:flow/*/alias/*`.
  static ResourceShape parse(String service, String shape) {
    String[] parts = shape.split(":", 3);
    return new ResourceShape(service, !parts[1].isEmpty(), List.of(parts[2].split("\\*", -1)));
  }

  /// Whether an ARN looks like this. Every id but the last is one part of the path; the last is all
  /// of the rest, because ids of models hold colons and slashes.
  boolean matches(String arn) {
    String[] parts = arn.split(":", 6);
    if (parts.length < 6
        || !parts[2].equals(service)
        || parts[4].isEmpty() == owned
        || !parts[5].startsWith(words.getFirst())) {
      return false;
    }
    String rest = parts[5].substring(words.getFirst().length());
    for (String word : words.subList(1, words.size())) {
      int end = word.isEmpty() ? rest.length() : rest.indexOf(word);
      if (end < 1 || (!word.isEmpty() && rest.substring(0, end).indexOf('/') >= 0)) {
        return false;
      }
      rest = rest.substring(end + word.length());
    }
    return rest.isEmpty();
  }
}
