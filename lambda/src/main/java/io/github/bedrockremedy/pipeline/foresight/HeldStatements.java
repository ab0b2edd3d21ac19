package io.github.bedrockremedy.pipeline.foresight;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.Glob;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// The grants in the policies of a role or user.
final class HeldStatements {
  private static final int ARN_PARTS = 6;

  private final List<Held> allows = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  /// An Allow and the policy it stands in.
  record Held(HeldPolicy policy, Statement statement) {}

  private HeldStatements() {}

  static HeldStatements of(HeldPrincipal holder) {
    var statements = new HeldStatements();
    for (HeldPolicy policy : holder.policies()) {
      try {
        PolicyReader.read(policy.text()).statements().stream()
            .filter(Statement::allow)
            .forEach(s -> statements.allows.add(new Held(policy, s)));
      } catch (PolicySyntaxException _) {
        statements.unread.add(policy.name());
      }
    }
    return statements;
  }

  /// Grants that owners wrote, and not we.
  List<Held> owners() {
    return allows.stream().filter(h -> !h.policy().isOurs()).toList();
  }

  /// Names of policies nobody here can read.
  List<String> unread() {
    return List.copyOf(unread);
  }

  /// Whether some grant certainly covers a model called through a profile. A Deny is no matter
  /// here: what it forbids is not missing.
  boolean covers(Action action, Arn model, Arn profile) {
    return allows.stream()
        .map(Held::statement)
        .anyMatch(
            s ->
                s.covers(action, model)
                    && s.conditions().stream().allMatch(c -> isAbout(c, profile)));
  }

  private static boolean isAbout(Condition condition, Arn profile) {
    boolean likens =
        switch (condition.operator()) {
          case "StringEquals", "StringLike", "ArnEquals", "ArnLike" -> true;
          default -> false;
        };
    return likens
        && condition.key().equalsIgnoreCase(Condition.PROFILE_ARN)
        && condition.values().stream().anyMatch(v -> Glob.matches(v, profile.toString()));
  }

  /// Every Region the owners' grants name in an ARN of Bedrock.
  Set<Region> regions() {
    var regions = new TreeSet<Region>();
    for (Held held : owners()) {
      for (String resource : held.statement().resources()) {
        String[] parts = resource.split(":", ARN_PARTS);
        if (parts.length == ARN_PARTS && parts[2].equals("bedrock")) {
          Region.parse(parts[3]).ifPresent(regions::add);
        }
      }
    }
    return regions;
  }
}
