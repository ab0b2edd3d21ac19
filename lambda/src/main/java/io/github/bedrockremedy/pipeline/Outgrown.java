package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import io.github.bedrockremedy.pipeline.evidence.CallAllowance;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Repairs whose profile leads to more Regions than it did when they were made: AWS adds Regions to
/// profiles, and the first call routed there would be denied. The same case is planned afresh and
/// a person is asked; where a Region is not permitted, people are told, once.
public final class Outgrown {
  private final Planner planner;
  private final Function<String, InferenceProfiles> profiles;
  private final CallAllowance allowance;
  private final CaseLedger ledger;
  private final Recurrence recurrence;

  /// @param profiles the profiles of an account, by its id
  /// @param allowance counts the calls of one plan; each repair begins anew
  public Outgrown(
      Planner planner,
      Function<String, InferenceProfiles> profiles,
      CallAllowance allowance,
      CaseLedger ledger,
      RequestLimit requests,
      Deadlines deadlines) {
    this.planner = planner;
    this.profiles = profiles;
    this.allowance = allowance;
    this.ledger = ledger;
    this.recurrence = new Recurrence(planner, ledger, requests, deadlines, Review.BY);
  }

  /// What a look came to.
  ///
  /// @param asked cases people are asked about again, or told of
  /// @param repairs repairs that were looked at
  /// @param unheard those of them whose profile Bedrock itself said nothing about
  /// @param whole whether there was time for all of them
  public record Looked(List<Case> asked, int repairs, int unheard, boolean whole) {
    public Looked {
      asked = List.copyOf(asked);
    }
  }

  /// Looks at every repair in force.
  ///
  /// @param goOn asked before each case whether there is time for it
  public Looked look(Instant now, BooleanSupplier goOn) {
    List<Case> asked = new ArrayList<>();
    int repairs = 0;
    int unheard = 0;
    for (Iterator<Case> all = ledger.due(Digests.ever(now)).iterator(); all.hasNext(); ) {
      if (!goOn.getAsBoolean()) {
        return new Looked(asked, repairs, unheard, false);
      }
      Case standing = all.next();
      Optional<Question> question = question(standing);
      if (question.isPresent()) {
        repairs++;
        Optional<List<Arn>> gained = gained(question.get());
        unheard += gained.isEmpty() ? 1 : 0;
        gained.filter(g -> !g.isEmpty()).flatMap(g -> ask(standing, g, now)).ifPresent(asked::add);
      }
    }
    return new Looked(asked, repairs, unheard, true);
  }

  /// What Bedrock is asked about a repair.
  ///
  /// @param regions Regions its plan names
  private record Question(String account, Region source, Arn profile, List<String> regions) {}

  private static Optional<Question> question(Case standing) {
    boolean inForce =
        standing.status() == CaseStatus.APPLIED
            || standing.status() == CaseStatus.VERIFIED
            || standing.status() == CaseStatus.RECURRED;
    CasePlan.Subject subject = standing.plan().subject();
    CasePlan.Finding finding = standing.plan().finding();
    return finding
        .profileArn()
        .flatMap(Arn::parse)
        .filter(_ -> inForce && standing.owes().isEmpty())
        .filter(_ -> !finding.regions().isEmpty() && subject.action().isPresent())
        .map(
            profile ->
                new Question(
                    subject.account(), new Region(subject.region()), profile, finding.regions()));
  }

  private Optional<Case> ask(Case standing, List<Arn> gained, Instant now) {
    if (!(EventReader.read(standing.event()) instanceof EventReading.AccessDenied denied)) {
      return Optional.empty();
    }
    Action action = standing.plan().subject().action().flatMap(Action::parse).orElseThrow();
    Plan plan =
        planner
            .under(ledger.control())
            .plan(
                ForeseenCall.again(denied.event(), action, gained.getFirst(), now),
                ledger.declinedBefore(standing.id()),
                now);
    return isWorthSaying(plan) && plan.key().id().equals(standing.id())
        ? recurrence.foreseen(standing, plan, words(gained), now)
        : Optional.empty();
  }

  /// A patch that may not be offered is told; the case names the Regions from then on. Where the
  /// principal was not read or dry-run hides the rules behind it, the next day looks again.
  private static boolean isWorthSaying(Plan plan) {
    return switch (plan.decision()) {
      case Decision.Ask _, Decision.Apply _ -> true;
      case Decision.Report _ -> plan.planned().isPresent() && plan.mode() != Mode.DRY_RUN;
      case Decision.Refuse _ -> false;
    };
  }

  /// Models behind the profile in Regions the plan did not name; empty where Bedrock itself was not
  /// heard.
  private Optional<List<Arn>> gained(Question question) {
    allowance.reset();
    return profiles.apply(question.account()).describe(question.source(), question.profile())
            instanceof ProfileFacts.Known(Arn _, List<Arn> models, ProfileFacts.Provenance.Live _)
        ? Optional.of(
            models.stream().filter(m -> !question.regions().contains(m.region())).toList())
        : Optional.empty();
  }

  private static String words(List<Arn> gained) {
    String regions =
        String.join(", ", gained.stream().map(Arn::region).distinct().sorted().toList());
    return "the profile leads to " + regions + " by now, which our policy does not name";
  }
}
