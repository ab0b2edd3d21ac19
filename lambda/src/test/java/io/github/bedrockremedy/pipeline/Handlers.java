package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.edge.bedrock.CatalogueProfiles;
import io.github.bedrockremedy.pipeline.decision.ApprovalChannel;
import io.github.bedrockremedy.pipeline.decision.Approvers;
import io.github.bedrockremedy.pipeline.decision.Callers;
import io.github.bedrockremedy.pipeline.decision.Mode;
import io.github.bedrockremedy.pipeline.decision.RuleSettings;
import io.github.bedrockremedy.pipeline.evidence.AccountFacts;
import io.github.bedrockremedy.pipeline.execution.PolicyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All that acts on the case of a history, over its table and its role.
record Handlers(
    WhatMustHold model,
    Planning planning,
    TakingIn takingIn,
    Execution execution,
    Review review,
    Deadlines deadlines) {
  static Handlers over(WhatMustHold model, boolean auto) {
    return over(model, auto, model.role);
  }

  static Handlers over(WhatMustHold model, boolean auto, PolicyStore policies) {
    var settings =
        new RuleSettings(
            auto ? Mode.AUTO : Mode.APPROVE,
            Optional.of(Set.of(Records.ACCOUNT)),
            Set.of("*"),
            List.of("*"),
            List.of(),
            false);
    var profiles = new CatalogueProfiles(ProfileCatalogue.embedded());
    var gathering =
        new Gathering(_ -> new AccountFacts(model.role, model.role, profiles), () -> {});
    var planner = new Planner(gathering, settings);
    var deadlines = new Deadlines(Duration.ofHours(24));
    var requests = new RequestLimit(1000);
    var notices = new NoNotices();
    var takingIn =
        new TakingIn(
            model.ledger,
            model.decisions,
            notices,
            requests,
            deadlines,
            (_, _) -> new Callers.Answer.NotSigned("nobody signs here"),
            ApprovalChannel.LINK,
            new Approvers(List.of()));
    var limits = new Execution.WriteLimits(1000, 1000);
    return new Handlers(
        model,
        new Planning(planner, model.ledger, requests, deadlines),
        takingIn,
        new Execution(
            planner, model.ledger, takingIn, policies, notices, limits, requests, deadlines),
        new Review(model.ledger, model.decisions, notices, gathering, requests, deadlines, true),
        deadlines);
  }

  /// What is due is looked at.
  void looks(Instant now) {
    review.due(now).forEach(c -> review.lookAt(c, now));
  }

  /// What is owed to people is told.
  void tell(Instant now) {
    new Telling(
            model.ledger,
            new NoNotices(),
            (_, message) -> model.told(message, now),
            deadlines,
            new Telling.Ways(Optional.of("https://page.example"), Optional.empty()),
            SecureRandom::new)
        .tell(WhatMustHold.ID, now);
  }
}
