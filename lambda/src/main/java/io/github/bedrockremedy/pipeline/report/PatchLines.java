package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a policy adds, read from the very text that is hashed and sent. ARNs that differ in nothing
/// but their Region share one entry, so that twenty Regions still fit a mail.
final class PatchLines {
  /// Stands for a stored policy that is none.
  static final String UNREADABLE = "(The stored policy cannot be read: do not approve it.)";

  private static final String REST = "            ";

  private PatchLines() {}

  /// The lines, each beginning with a plus or indented below one.
  static List<String> of(CasePlan.Proposal proposal, int width) {
    List<Statement> statements;
    try {
      statements = PolicyReader.read(proposal.text()).statements();
    } catch (PolicySyntaxException _) {
      return List.of(UNREADABLE);
    }
    List<String> lines = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (Statement statement : statements) {
      lines.addAll(lines(statement, width));
      if (!statement.conditions().isEmpty()) {
        String all =
            statement.conditions().stream()
                .map(c -> condition(c, named))
                .collect(Collectors.joining(" and "));
        lines.addAll(entry("+ only    ", all, width));
      }
      named.addAll(statement.resources());
    }
    return lines;
  }

  private static List<String> lines(Statement statement, int width) {
    List<String> lines = new ArrayList<>();
    String effect = statement.allow() ? "+ Allow   " : "+ Deny    ";
    lines.addAll(entry(effect, joined(statement.actions(), Text::action), width));
    groups(statement.resources()).forEach((arn, regions) -> on(arn, regions, width, lines));
    return lines;
  }

  private static void on(String arn, List<String> regions, int width, List<String> lines) {
    lines.addAll(entry("+ on      ", arn, width));
    if (regions.size() > 1) {
      lines.addAll(
          Wrap.words("REGION: " + String.join(", ", regions), width, REST, REST + "        "));
    }
  }

  private static List<String> entry(String first, String text, int width) {
    return Wrap.words(text, width, first, REST);
  }

  private static String condition(Condition condition, Set<String> named) {
    String values =
        joined(
            condition.values(),
            value -> Arn.parse(value).isPresent() ? Text.arn(value) : Text.remark(value));
    if (condition.key().equals(Condition.PROFILE_ARN)
        && condition.operator().equals("StringEquals")) {
      return named.containsAll(condition.values())
          ? "through that inference profile"
          : "through inference profile " + values;
    }
    return "if " + Text.key(condition.key()) + " " + operator(condition.operator()) + " " + values;
  }

  private static String operator(String operator) {
    return operator.equals("StringEquals") ? "is" : Text.id(operator).value();
  }

  private static String joined(
      List<String> values, java.util.function.Function<String, Text> printable) {
    return values.stream().map(v -> printable.apply(v).value()).collect(Collectors.joining(", "));
  }

  /// ARNs with their Region taken out where several differ only in it, and those Regions.
  private static Map<String, List<String>> groups(List<String> resources) {
    Map<String, List<Arn>> alike = new LinkedHashMap<>();
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (String resource : resources) {
      Arn.parse(resource)
          .filter(arn -> !arn.region().isEmpty())
          .ifPresentOrElse(
              arn -> alike.computeIfAbsent(anywhere(arn), _ -> new ArrayList<>()).add(arn),
              () -> groups.put(plain(resource), List.of()));
    }
    alike.forEach(
        (anywhere, arns) ->
            groups.put(
                arns.size() > 1 ? anywhere : Text.arn(arns.getFirst().toString()).value(),
                arns.stream().map(arn -> Text.region(arn.region()).value()).toList()));
    return groups;
  }

  private static String anywhere(Arn arn) {
    String begin = "arn:" + arn.partition().id() + ":" + arn.service() + ":";
    Text whole = Text.arn(arn.toString());
    return whole.isPrintable()
        ? begin + "REGION" + whole.value().substring(begin.length() + arn.region().length())
        : whole.value();
  }

  private static String plain(String resource) {
    return resource.equals("*") ? "*" : Text.arn(resource).value();
  }
}
