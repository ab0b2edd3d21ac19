package io.github.bedrockremedy.local.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A value of a policy after its variables were replaced: characters, some of them wildcards. A `*`
/// that came from `${*}` or from a variable's value is a plain character.
///
/// @param text the characters
/// @param wild for each character whether it is a wildcard
@SuppressWarnings("ArrayRecordComponent") // equality is written out below
record Pattern(String text, boolean[] wild) {

  static Pattern literal(String text) {
    return new Pattern(text, new boolean[text.length()]);
  }

  /// Every `*` and `?` a wildcard, `${` without a meaning.
  static Pattern plain(String text) {
    var wild = new boolean[text.length()];
    for (int i = 0; i < wild.length; i++) {
      wild[i] = isWildcard(text.charAt(i));
    }
    return new Pattern(text, wild);
  }

  /// With variables replaced; empty if one of them has no value in the request.
  static Optional<Pattern> resolve(String text, Variables variables) {
    if (!text.contains("${")) {
      return Optional.of(plain(text));
    }
    var out = new StringBuilder();
    var wild = new ArrayList<Boolean>();
    int at = 0;
    while (at < text.length()) {
      int end = text.startsWith("${", at) ? text.indexOf('}', at) : -1;
      if (end < 0) {
        out.append(text.charAt(at));
        wild.add(isWildcard(text.charAt(at)));
        at++;
        continue;
      }
      Optional<String> value = variables.value(text.substring(at + 2, end));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      out.append(value.get());
      value.get().chars().forEach(_ -> wild.add(false));
      at = end + 1;
    }
    return Optional.of(of(out.toString(), wild));
  }

  private static Pattern of(String text, List<Boolean> flags) {
    var wild = new boolean[text.length()];
    for (int i = 0; i < wild.length; i++) {
      wild[i] = flags.get(i);
    }
    return new Pattern(text, wild);
  }

  /// Matches the whole value; linear in practice, never backtracks further than the last star.
  boolean matches(String value) {
    int p = 0;
    int v = 0;
    int star = -1;
    int resume = 0;
    while (v < value.length()) {
      if (p < wild.length && wild[p] && text.charAt(p) == '*') {
        star = p++;
        resume = v;
      } else if (p < wild.length && fits(p, value.charAt(v))) {
        p++;
        v++;
      } else if (star >= 0) {
        p = star + 1;
        v = ++resume;
      } else {
        return false;
      }
    }
    while (p < wild.length && wild[p] && text.charAt(p) == '*') {
      p++;
    }
    return p == wild.length;
  }

  /// Matches an ARN, each of its six parts by itself; `*` alone matches every ARN.
  boolean matchesArn(String value) {
    String[] actual = value.split(":", 6);
    if (actual.length < 6) {
      return false;
    }
    if (text.equals("*") && wild[0]) {
      return true;
    }
    String[] parts = text.split(":", 6);
    if (parts.length < 6) {
      return false;
    }
    int at = 0;
    for (int i = 0; i < 6; i++) {
      int end = at + parts[i].length();
      if (!new Pattern(parts[i], java.util.Arrays.copyOfRange(wild, at, end)).matches(actual[i])) {
        return false;
      }
      at = end + 1;
    }
    return true;
  }

  private boolean fits(int p, char actual) {
    return (wild[p] && text.charAt(p) == '?') || text.charAt(p) == actual;
  }

  private static boolean isWildcard(char c) {
    return c == '*' || c == '?';
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pattern it
        && text.equals(it.text)
        && java.util.Arrays.equals(wild, it.wild);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
