package io.github.bedrockremedy.pipeline.decision;

import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Forbids.ACTING;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Forbids.ASKING;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Forbids.UNATTENDED;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.FAIL;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.PASS;
import static io.github.bedrockremedy.pipeline.decision.RuleVerdict.Verdict.UNKNOWN;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.patch.Fit;
import io.github.bedrockremedy.pipeline.target.NotPatchable;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The rules, in the order they are asked. Each says what it takes away; what is left when all have
/// spoken is the decision. A rule that does not know forbids to act without a person.
public final class DecisionRules {
  private final RuleSettings settings;
  private final RuleInput input;
  private final List<RuleVerdict> verdicts = new ArrayList<>();

  private DecisionRules(RuleSettings settings, RuleInput input) {
    this.settings = settings;
    this.input = input;
  }

  /// The decision.
  public static Decision decide(RuleSettings settings, RuleInput input) {
    var rules = new DecisionRules(settings, input);
    rules.accountServed();
    rules.target();
    if (input.target() instanceof PatchTarget) {
      rules.patch();
    }
    if (input.patch().isPresent()) {
      rules.principalRead();
      rules.guard();
      rules.notProtected();
      rules.regionsPermitted();
      rules.permitted();
      rules.fitsQuota();
      rules.verdicts.add(ProofRule.of(input));
      rules.tag();
      rules.mode();
    }
    if (input.patch().isPresent() && settings.mode() == Mode.AUTO) {
      rules.verdicts.addAll(new UnattendedRules(settings, input).ask());
    }
    return rules.conclude();
  }

  private Decision conclude() {
    List<RuleVerdict> all = List.copyOf(verdicts);
    if (anyFails(ACTING)) {
      return new Decision.Refuse(all);
    }
    if (anyFails(ASKING)) {
      return new Decision.Report(all);
    }
    Risk risk = RiskRule.of(input);
    boolean unattended = verdicts.stream().allMatch(v -> v.verdict() == PASS);
    return unattended ? new Decision.Apply(risk, all) : new Decision.Ask(risk, all);
  }

  private boolean anyFails(RuleVerdict.Forbids forbids) {
    return verdicts.stream().anyMatch(v -> v.verdict() == FAIL && v.forbids() == forbids);
  }

  /// The accounts of principal, record and envelope must agree, and be served.
  private void accountServed() {
    Optional<String> refusal = AccountCheck.refusal(input.denial(), settings.accounts());
    if (refusal.isPresent()) {
      add("account-served", FAIL, ACTING, refusal.get());
    } else if (settings.accounts().isEmpty()) {
      add("account-served", UNKNOWN, ACTING, "no list of served accounts here");
    } else {
      add("account-served", PASS, ACTING, "account " + input.denial().account());
    }
  }

  private void target() {
    switch (input.target()) {
      case PatchTarget target ->
          add("target-patchable", PASS, ASKING, "inline policy of a " + target.traits().kind());
      case NotPatchable not -> add("target-patchable", FAIL, ASKING, not.why());
    }
  }

  private void patch() {
    String cause = input.diagnosis().toCause().id();
    add("cause-has-patch", input.patch().isPresent() ? PASS : FAIL, ASKING, cause);
  }

  /// Nobody is asked about a principal that could not be looked at; offline there is none to look
  /// at.
  private void principalRead() {
    boolean live = settings.accounts().isPresent();
    switch (input.evidence().principal()) {
      case PrincipalFacts.Known _ ->
          add("principal-read", PASS, ASKING, "policies, tags, boundary");
      case PrincipalFacts.Gone _ -> add("principal-read", FAIL, ASKING, "the principal is gone");
      case PrincipalFacts.NotRead not ->
          add("principal-read", live ? FAIL : UNKNOWN, ASKING, not.why());
    }
  }

  private void guard() {
    boolean clean = input.objections().isEmpty();
    add(
        "guard",
        clean ? PASS : FAIL,
        ASKING,
        clean ? "the document's second reading agrees" : String.join("; ", input.objections()));
  }

  private void notProtected() {
    if (!(input.target() instanceof PatchTarget target)) {
      return;
    }
    String arn = target.arn().toString();
    boolean own = target.arn().resource().contains(RuleSettings.OWN_PATH);
    boolean listed = RuleSettings.matches(settings.protectedPrincipals(), arn);
    add(
        "not-protected",
        own || listed ? FAIL : PASS,
        ASKING,
        own ? "a role of this system" : listed ? "on the list of protected principals" : "free");
  }

  private void regionsPermitted() {
    List<String> forbidden =
        settings.allowedRegions().isEmpty() ? List.of() : outside(input, settings);
    add(
        "regions-permitted",
        forbidden.isEmpty() ? PASS : FAIL,
        ASKING,
        forbidden.isEmpty()
            ? settings.allowedRegions().isEmpty()
                ? "no list of permitted Regions here"
                : "every Region needed is permitted"
            : "not permitted here: " + String.join(", ", forbidden));
  }

  /// Regions the call needs that the settings do not list.
  static List<String> outside(RuleInput input, RuleSettings settings) {
    if (settings.allowedRegions().contains(RuleSettings.ANY_REGION)) {
      return List.of();
    }
    if (input.diagnosis().needed() instanceof Needed.ThroughUnlisted) {
      return List.of("Regions that are not known");
    }
    return input.diagnosis().needed().regions().stream()
        .map(Region::asRequested)
        .filter(r -> !settings.allowedRegions().contains(r))
        .toList();
  }

  private void permitted() {
    if (input.target() instanceof PatchTarget target) {
      verdicts.addAll(new PermittedRules(settings.permitted(), input, target).ask());
    }
  }

  private void fitsQuota() {
    if (!(input.target() instanceof PatchTarget target)) {
      return;
    }
    switch (Fit.of(input.patch().orElseThrow(), target, input.evidence().principal())) {
      case Fit.Inline fits -> add("fits-quota", PASS, ASKING, words(fits.after(), fits.limit()));
      case Fit.TooLong not -> add("fits-quota", FAIL, ASKING, words(not.after(), not.limit()));
      case Fit.NotKnown not -> add("fits-quota", UNKNOWN, ASKING, not.why());
    }
  }

  private static String words(int after, int limit) {
    return "inline policies would have " + after + " of " + limit + " characters";
  }

  /// The owner's tag can only tighten.
  private void tag() {
    if (!(input.evidence().principal() instanceof PrincipalFacts.Known known)) {
      add("tag", UNKNOWN, ASKING, "the principal's tags were not read");
      return;
    }
    String value = known.tags().getOrDefault(RuleSettings.TAG, "");
    boolean missing = settings.requireTag() && value.isEmpty();
    boolean told =
        switch (value) {
          case "", "approve", "auto" -> true;
          default -> false;
        };
    add(
        "tag",
        told && !missing ? PASS : FAIL,
        ASKING,
        value.isEmpty() ? "no tag " + RuleSettings.TAG : RuleSettings.TAG + " = " + quoted(value));
  }

  private void mode() {
    switch (settings.mode()) {
      case DRY_RUN -> add("mode", FAIL, ASKING, "dry-run: reports only");
      case APPROVE -> add("mode", FAIL, UNATTENDED, "approve: a person decides");
      case AUTO -> add("mode", PASS, UNATTENDED, "auto");
    }
  }

  private void add(
      String rule, RuleVerdict.Verdict verdict, RuleVerdict.Forbids forbids, String detail) {
    verdicts.add(new RuleVerdict(rule, verdict, forbids, detail));
  }

  private static String quoted(String value) {
    return value.length() <= 16 && value.chars().allMatch(c -> c == '-' || Character.isLetter(c))
        ? value
        : "a value that is none of never, dry-run, approve, auto";
  }

  /// The principal's ARN, where a patch has a target.
  static Optional<Arn> principal(RuleInput input) {
    return input.target() instanceof PatchTarget target
        ? Optional.of(target.arn())
        : Optional.empty();
  }
}
