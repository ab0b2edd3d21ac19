package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.Partition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// A second, independent reading of the final document, from its text. It knows nothing of how
/// patches are built; it knows what one may contain, and refuses everything else.
public final class PatchGuard {
  /// Characters of the largest inline quota, a role's; what is longer could not be written anyhow.
  private static final int LONGEST = 10_240;

  private final Limits limits;
  private final Partition partition;
  private final List<String> objections = new ArrayList<>();

  /// What a patch may reach at the most.
  ///
  /// @param account the target's account: profiles and resources of others are refused
  /// @param source Region of the denied call: profiles and direct resources of others are refused
  /// @param actions the actions it must contain in each statement, and the only ones it may
  /// @param resources the resources it must name, and the only ones it may
  public record Limits(String account, Region source, List<Action> actions, Set<String> resources) {
    public Limits {
      actions = List.copyOf(actions);
      resources = Set.copyOf(resources);
    }

    /// What a denial warrants at the most, whatever a builder meant to do.
    public static Limits of(Denial denial, Needed needed, List<Action> actions) {
      return new Limits(denial.account(), denial.region(), actions, needed.resources());
    }
  }

  private PatchGuard(Limits limits) {
    this.limits = limits;
    this.partition = limits.source().partition();
  }

  /// What is wrong with a policy text; empty if nothing is.
  public static List<String> objections(String text, Limits limits) {
    var guard = new PatchGuard(limits);
    guard.read(text);
    return List.copyOf(guard.objections);
  }

  private void read(String text) {
    if (text.length() > LONGEST) {
      object("the document is longer than any principal may hold");
      return;
    }
    PolicyDocument document;
    try {
      document = PolicyReader.read(text);
    } catch (PolicySyntaxException e) {
      object("the document cannot be read: " + e.getMessage());
      return;
    }
    if (!document.version().equals(PolicyDocument.VERSION)) {
      object("the version is " + document.version());
    }
    if (document.statements().isEmpty()) {
      object("there is no statement");
    }
    List<GuardedStatement> statements = GuardedStatement.all(document);
    statements.forEach(this::statement);
    sids(document.statements());
    objections.addAll(GuardedRouting.objections(statements));
    if (!namesExactly(document, limits.resources())) {
      incomplete(document);
    }
  }

  private void sids(List<Statement> statements) {
    List<String> sids = new ArrayList<>(statements.size());
    for (Statement statement : statements) {
      if (sids.contains(statement.sid())) {
        object("two statements are called '" + statement.sid() + "'");
      }
      sids.add(statement.sid());
    }
  }

  private static boolean namesExactly(PolicyDocument document, Set<String> resources) {
    for (Statement statement : document.statements()) {
      if (!resources.containsAll(statement.resources())) {
        return false;
      }
    }
    for (String resource : resources) {
      if (!names(document, resource)) {
        return false;
      }
    }
    return true;
  }

  private static boolean names(PolicyDocument document, String resource) {
    for (Statement statement : document.statements()) {
      if (statement.resources().contains(resource)) {
        return true;
      }
    }
    return false;
  }

  /// Half a patch would only bring the next denial; more than a whole one nobody asked for.
  private void incomplete(PolicyDocument document) {
    Set<String> named = new HashSet<>();
    document.statements().forEach(s -> named.addAll(s.resources()));
    for (String resource : new TreeSet<>(limits.resources())) {
      if (!named.remove(resource)) {
        object("the resource " + resource + " is not allowed");
      }
    }
    new TreeSet<>(named)
        .forEach(resource -> object("the resource " + resource + " was not asked for"));
  }

  private void statement(GuardedStatement guarded) {
    Statement statement = guarded.statement();
    if (!statement.allow() || statement.notActions() || statement.notResources()) {
      object("a statement is not a plain Allow of named actions on named resources");
    }
    if (statement.actions().isEmpty() || statement.resources().isEmpty()) {
      object("a statement names no action or no resource");
    }
    for (String action : statement.actions()) {
      action(action, guarded.offered().contains(action));
    }
    for (Action action : limits.actions()) {
      if (!statement.actions().contains(action.toString())) {
        object("a statement does not allow " + action);
      }
    }
    if (guarded.isWithoutTypes()) {
      star(statement.resources());
      return;
    }
    boolean invokes = all(statement.actions(), OfferableActions::invokesModel);
    for (GuardedResource resource : guarded.resources()) {
      resource(guarded, resource, invokes);
    }
  }

  private static boolean all(List<String> actions, Predicate<String> condition) {
    for (String action : actions) {
      if (!condition.test(action)) {
        return false;
      }
    }
    return true;
  }

  private void star(List<String> resources) {
    for (String resource : resources) {
      if (!resource.equals("*")) {
        object("an action without resource types needs the resource *, not " + resource);
      }
    }
  }

  private void action(String text, boolean offered) {
    Optional<Action> action = Action.parse(text);
    if (action.isEmpty() || !offered) {
      object("the action " + text + " is never offered");
    } else if (!limits.actions().contains(action.get())) {
      object("the action " + text + " was not asked for");
    }
  }

  private void resource(GuardedStatement guarded, GuardedResource resource, boolean invokes) {
    if (resource.anywhere(partition).isPresent()) {
      if (!invokes) {
        object("only model inference may be allowed on " + resource.text());
      }
      return;
    }
    Arn arn = resource.arn().orElse(null);
    if (arn == null || arn.isPattern()) {
      object("the resource " + resource.text() + " is not one ARN");
      return;
    }
    fits(guarded, arn);
    if (arn.isFoundationModel() && invokes) {
      model(guarded, arn);
    } else {
      ours(arn);
    }
  }

  private void fits(GuardedStatement guarded, Arn arn) {
    String type = arn.resourceType();
    for (int i = 0; i < guarded.types().size(); i++) {
      if (!guarded.types().get(i).contains(type)) {
        object(guarded.offered().get(i) + " cannot be allowed on " + arn);
      }
    }
    if (!arn.service().equals("bedrock") || arn.partition() != partition) {
      object(arn + " is not a Bedrock resource of the call's partition");
    }
  }

  /// Resources that belong to an account must be the target's own, in the source Region.
  private void ours(Arn arn) {
    boolean modelOfNobody = arn.isFoundationModel() && arn.account().isEmpty();
    if (!modelOfNobody && !arn.account().equals(limits.account())) {
      object(arn + " belongs to another account");
    }
    boolean acrossRegions = arn.resourceType().equals("guardrail-profile");
    if (!acrossRegions && !arn.region().equals(limits.source().id())) {
      object(arn + " is in another Region than the call");
    }
  }

  /// A model outside the source Region may be reached through a profile only.
  private void model(GuardedStatement guarded, Arn model) {
    if (!model.account().isEmpty()) {
      object(model + " has an account");
    }
    boolean throughProfile = guarded.asksFor(Condition.PROFILE_ARN);
    if (!throughProfile && !model.region().equals(limits.source().id())) {
      object(model + " is allowed outside the source Region without a profile");
    }
    if (model.region().isEmpty() && !guarded.asksFor(Condition.REQUESTED_REGION)) {
      object(model + " is allowed without the condition of global routing");
    }
  }

  private void object(String objection) {
    objections.add(objection);
  }
}
