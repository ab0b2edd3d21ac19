package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.decision.Decision;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import io.github.bedrockremedy.pipeline.evidence.InferenceProfiles;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CaseLedger;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.CaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// Repairs whose profile leads to more Regions than it did when they were made: AWS adds Regions to
/// profiles, and the first call routed there would be denied. The same case is planned afresh and
/// a person is asked.
public final class Outgrown {
  private final Planner planner;
  private final Function<String, InferenceProfiles> profiles;
  private final CaseLedger ledger;
  private final Recurrence recurrence;

  /// @param profiles the profiles of an account, by its id
  public Outgrown(
      Planner planner,
      Function<String, InferenceProfiles> profiles,
      CaseLedger ledger,
      RequestLimit requests,
      Deadlines deadlines) {
    this.planner = planner;
    this.profiles = profiles;
    this.ledger = ledger;
    this.recurrence = new Recurrence(planner, ledger, requests, deadlines, Review.BY);
  }

  /// Looks at every repair in force.
  ///
  /// @param goOn asked before each call whether there is time for it
  /// @return the cases people are asked about again
  public List<Case> look(Instant now, BooleanSupplier goOn) {
    List<Case> asked = new ArrayList<>();
    for (Case standing : Digests.watched(ledger, now)) {
      boolean inForce =
          standing.status() == CaseStatus.APPLIED || standing.status() == CaseStatus.VERIFIED;
      if (inForce && standing.owes().isEmpty() && goOn.getAsBoolean()) {
        look(standing, now).ifPresent(asked::add);
      }
    }
    return List.copyOf(asked);
  }

  private Optional<Case> look(Case standing, Instant now) {
    List<Arn> gained = gained(standing.plan());
    if (gained.isEmpty()
        || !(EventReader.read(standing.event()) instanceof EventReading.AccessDenied denied)) {
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
    boolean asks =
        plan.decision() instanceof Decision.Ask || plan.decision() instanceof Decision.Apply;
    return asks && plan.key().id().equals(standing.id())
        ? Optional.of(recurrence.foreseen(standing, plan, words(gained), now))
        : Optional.empty();
  }

  /// Models behind the plan's profile in Regions the plan did not name; none where Bedrock itself
  /// was not heard.
  private List<Arn> gained(CasePlan plan) {
    CasePlan.Finding finding = plan.finding();
    Optional<Arn> profile = finding.profileArn().flatMap(Arn::parse);
    if (profile.isEmpty() || finding.regions().isEmpty() || plan.subject().action().isEmpty()) {
      return List.of();
    }
    return profiles
                .apply(plan.subject().account())
                .describe(new Region(plan.subject().region()), profile.get())
            instanceof ProfileFacts.Known(Arn _, List<Arn> models, ProfileFacts.Provenance.Live _)
        ? models.stream().filter(m -> !finding.regions().contains(m.region())).toList()
        : List.of();
  }

  private static String words(List<Arn> gained) {
    String regions =
        String.join(", ", gained.stream().map(Arn::region).distinct().sorted().toList());
    return "the profile leads to " + regions + " by now, which our policy does not name";
  }
}
