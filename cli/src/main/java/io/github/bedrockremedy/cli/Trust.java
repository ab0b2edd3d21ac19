package io.github.bedrockremedy.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whom a role's trust policy lets in, read in the one form the member stack writes: the home
/// account, narrowed by `aws:PrincipalArn` to named roles. What has another form is not guessed at.
final class Trust {
  private static final String ROLES = "aws:PrincipalArn";
  private static final String ORGANIZATION = "aws:PrincipalOrgID";
  private static final Set<String> PARTS =
      Set.of("Sid", "Effect", "Principal", "Action", "Condition");

  private Trust() {}

  /// The ARNs of who is let in; empty if the document has another form.
  ///
  /// @param home ARN of the home account's root, which stands for the account
  static Optional<Set<String>> read(String document, String home) {
    try {
      Set<String> letIn = new TreeSet<>();
      for (Object one : each(JSON.std.mapFrom(document).get("Statement"))) {
        Optional<Set<String>> some =
            one instanceof Map<?, ?> statement ? of(statement, home) : Optional.empty();
        if (some.isEmpty()) {
          return Optional.empty();
        }
        letIn.addAll(some.get());
      }
      return Optional.of(letIn);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Set<String>> of(Map<?, ?> statement, String home) {
    boolean plain =
        PARTS.containsAll(statement.keySet())
            && "Allow".equals(statement.get("Effect"))
            && texts(statement.get("Action")).equals(Set.of("sts:AssumeRole"));
    if (!plain || !(statement.get("Principal") instanceof Map<?, ?> principal)) {
      return Optional.empty();
    }
    Set<String> accounts = texts(principal.get("AWS"));
    if (accounts.isEmpty() || principal.size() != 1) {
      return Optional.empty();
    }
    Object condition = statement.get("Condition");
    if (condition == null) {
      return Optional.of(accounts);
    }
    if (!accounts.equals(Set.of(home))
        || !(condition instanceof Map<?, ?> operators)
        || !operators.keySet().equals(Set.of("StringEquals"))
        || !(operators.get("StringEquals") instanceof Map<?, ?> equal)
        || !Set.of(ROLES, ORGANIZATION).containsAll(equal.keySet())) {
      return Optional.empty();
    }
    return Optional.of(equal.containsKey(ROLES) ? texts(equal.get(ROLES)) : accounts);
  }

  private static Set<String> texts(@Nullable Object value) {
    Set<String> texts = new HashSet<>();
    each(value).forEach(one -> texts.add(String.valueOf(one)));
    return texts;
  }

  /// One value may stand without its list.
  private static Collection<?> each(@Nullable Object value) {
    return value instanceof Collection<?> many ? many : Stream.ofNullable(value).toList();
  }
}
