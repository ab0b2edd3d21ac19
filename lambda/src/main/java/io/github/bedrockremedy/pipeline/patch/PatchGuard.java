package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.contract.OfferableActions;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Condition;
import io.github.bedrockremedy.iam.PolicyDocument;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final List<String> objections = new ArrayList<>();
  private final Map<String, Arn> arns = new HashMap<>();

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
    takeApart(document);
    document.statements().forEach(this::statement);
    Set<String> sids = new HashSet<>();
    for (Statement statement : document.statements()) {
      if (!sids.add(statement.sid())) {
        object("two statements are called '" + statement.sid() + "'");
      }
    }
    objections.addAll(GuardedRouting.objections(document, arns));
    complete(document);
  }

  /// Every rule asks what kind of thing a resource is; each is taken apart once, here.
  private void takeApart(PolicyDocument document) {
    for (Statement statement : document.statements()) {
      for (String resource : statement.resources()) {
        Arn.parse(resource).ifPresent(arn -> arns.put(resource, arn));
      }
    }
  }

  /// Half a patch would only bring the next denial; more than a whole one nobody asked for.
  private void complete(PolicyDocument document) {
    Set<String> named = new HashSet<>();
    document.statements().forEach(s -> named.addAll(s.resources()));
    if (named.equals(limits.resources())) {
      return;
    }
    for (String resource : new TreeSet<>(limits.resources())) {
      if (!named.remove(resource)) {
        object("the resource " + resource + " is not allowed");
      }
    }
    new TreeSet<>(named)
        .forEach(resource -> object("the resource " + resource + " was not asked for"));
  }

  private void statement(Statement statement) {
    if (!statement.allow() || statement.notActions() || statement.notResources()) {
      object("a statement is not a plain Allow of named actions on named resources");
    }
    if (statement.actions().isEmpty() || statement.resources().isEmpty()) {
      object("a statement names no action or no resource");
    }
    for (String action : statement.actions()) {
      action(action);
    }
    for (Action action : limits.actions()) {
      if (!statement.actions().contains(action.toString())) {
        object("a statement does not allow " + action);
      }
    }
    if (star(statement)) {
      star(statement.resources());
      return;
    }
    boolean invokes = all(statement.actions(), OfferableActions::invokesModel);
    for (String resource : statement.resources()) {
      resource(statement, resource, invokes);
    }
  }

  /// Whether no action of a statement has resource types.
  private static boolean star(Statement statement) {
    return all(
        statement.actions(),
        a -> OfferableActions.contains(a) && OfferableActions.resourceTypes(a).isEmpty());
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

  private void action(String text) {
    Optional<Action> action = Action.parse(text);
    if (action.isEmpty() || !OfferableActions.contains(text)) {
      object("the action " + text + " is never offered");
    } else if (!limits.actions().contains(action.get())) {
      object("the action " + text + " was not asked for");
    }
  }

  private void resource(Statement statement, String text, boolean invokes) {
    if (GuardedRouting.anywhere(text, limits.source().partition()).isPresent()) {
      if (!invokes) {
        object("only model inference may be allowed on " + text);
      }
      return;
    }
    Arn arn = arns.get(text);
    if (arn == null || arn.isPattern()) {
      object("the resource " + text + " is not one ARN");
      return;
    }
    fits(statement, arn);
    if (arn.isFoundationModel() && invokes) {
      model(statement, arn);
    } else {
      ours(arn);
    }
  }

  private void fits(Statement statement, Arn arn) {
    for (String action : statement.actions()) {
      if (OfferableActions.contains(action)
          && !OfferableActions.resourceTypes(action).contains(arn.resourceType())) {
        object(action + " cannot be allowed on " + arn);
      }
    }
    if (!arn.service().equals("bedrock") || arn.partition() != limits.source().partition()) {
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
  private void model(Statement statement, Arn model) {
    if (!model.account().isEmpty()) {
      object(model + " has an account");
    }
    boolean throughProfile = GuardedRouting.has(statement, Condition.PROFILE_ARN);
    if (!throughProfile && !model.region().equals(limits.source().id())) {
      object(model + " is allowed outside the source Region without a profile");
    }
    if (model.region().isEmpty() && !GuardedRouting.has(statement, Condition.REQUESTED_REGION)) {
      object(model + " is allowed without the condition of global routing");
    }
  }

  private void object(String objection) {
    objections.add(objection);
  }
}
