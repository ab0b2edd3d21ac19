package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.denial.DeniedResource;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis.MissingAllow;
import io.github.bedrockremedy.pipeline.diagnosis.Doubts;
import io.github.bedrockremedy.pipeline.diagnosis.OwnGrant;
import io.github.bedrockremedy.pipeline.event.ForeseenCall;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words for a missing Allow, one method for each of its four causes.
final class MissingWords {
  private static final int MOST_UNSURE = 3;

  private MissingWords() {}

  static Explanation explain(Denial denial, Target target, MissingAllow missing) {
    List<String> sentences = new ArrayList<>();
    String headline =
        switch (missing.cause()) {
          case MISSING_DESTINATION_REGIONS -> destinations(denial, target, missing, sentences);
          case MISSING_PROFILE -> profile(denial, target, missing, sentences);
          case MISSING_MODEL -> model(denial, target, missing, sentences);
          case MISSING_ACTION -> action(denial, target, missing, sentences);
          case UNOFFERED_ACTION,
              BLOCKED_BY_POLICY,
              NOT_ENTITLED,
              ALREADY_ALLOWED,
              COMPROMISED_PRINCIPAL,
              UNDETERMINED ->
              throw new IllegalArgumentException(missing.cause().id() + " is no missing Allow");
        };
    if (missing.grant() instanceof OwnGrant.Conditioned conditioned) {
      ConditionWords.of(conditioned.conditions()).ifPresent(words -> sentences.add(1, words));
    }
    doubts(missing).ifPresent(sentences::add);
    return new Explanation(headline, String.join(" ", sentences), steps(denial, target, missing));
  }

  /// What a service control policy refuses, no policy of the caller allows: its owner comes first.
  private static List<String> steps(Denial denial, Target target, MissingAllow missing) {
    List<String> steps = new ArrayList<>();
    if (missing.doubts().contains(Doubts.ORGANISATION)) {
      steps.add(ScpSteps.suspected(denial, target, missing));
    }
    missing.unsure().stream()
        .limit(MOST_UNSURE)
        .map(GuardWords::toFindOut)
        .distinct()
        .forEach(steps::add);
    steps.addAll(TargetWords.addAllow(denial, target, missing));
    return steps;
  }

  private static String destinations(
      Denial denial, Target target, MissingAllow missing, List<String> sentences) {
    List<Region> regions = missing.needed().regions();
    sentences.add(called(denial, target, missing.needed()));
    sentences.add(RoutingWords.routing(missing.needed(), regions));
    sentences.add(standing(denial, missing, regions));
    RoutingWords.source(missing.needed()).ifPresent(sentences::add);
    if (missing.needed() instanceof Needed.ThroughUnlisted) {
      return "The profile routes to Regions where the model is not allowed";
    }
    return missing
        .missingRegions()
        .map(
            m -> m.size() + " of the " + regions.size() + " Regions behind the profile are missing")
        .filter(_ -> !RoutingWords.isGlobal(regions))
        .orElse(
            RoutingWords.isGlobal(regions)
                ? "The global profile needs the model's ARN without a Region too"
                : "The profile routes to " + regions.size() + " Regions; not all are allowed");
  }

  /// What was called; a profile nobody named is said to be found out.
  private static String called(Denial denial, Target target, Needed needed) {
    String region = Text.region(denial.region().id()).value();
    if (ForeseenCall.is(denial.eventId())) {
      return Phrases.who(target)
          + " may call "
          + Phrases.wanted(needed)
          + " in "
          + region
          + " by its own policies.";
    }
    return needed instanceof Needed.ThroughProfile through && through.inferred()
        ? Phrases.who(target)
            + (denial.calledPrompt().isPresent()
                ? " called "
                    + Phrases.prompt(denial)
                    + " in "
                    + region
                    + ", and the record does not"
                    + " tell which model it uses"
                : " made a call in " + region + " whose record does not tell what was called")
            + "; of the profiles known there only "
            + Phrases.wanted(needed)
            + " leads to what was denied, so it is taken for that one."
        : Phrases.who(target) + " called " + Phrases.wanted(needed) + " in " + region + ".";
  }

  /// What is allowed today and what is missing, as far as it is known.
  private static String standing(Denial denial, MissingAllow missing, List<Region> regions) {
    String named =
        denied(denial)
            .filter(_ -> !ForeseenCall.is(denial.eventId()))
            .map(r -> "The denial names only " + r)
            .orElse("");
    if (missing.missingRegions().isEmpty()) {
      return named.isEmpty()
          ? "Which of them are allowed today is not known."
          : named + "; whether the others are allowed today is not known.";
    }
    List<Region> absent = missing.missingRegions().get();
    List<Region> present = regions.stream().filter(r -> !absent.contains(r)).toList();
    String today =
        (present.isEmpty()
                ? "none of them is allowed today"
                : Phrases.all(RoutingWords.places(present)) + are(present) + "allowed today")
            + ", "
            + Phrases.all(RoutingWords.places(absent))
            + are(absent)
            + "missing.";
    String begun = named.isEmpty() ? today : named + "; " + today;
    return begun.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + begun.substring(1);
  }

  private static String are(List<Region> regions) {
    return regions.size() == 1 ? " is " : " are ";
  }

  private static Optional<String> denied(Denial denial) {
    return Phrases.deniedArn(denial)
        .filter(Arn::isFoundationModel)
        .map(arn -> RoutingWords.place(arn.region()));
  }

  private static String profile(
      Denial denial, Target target, MissingAllow missing, List<String> sentences) {
    sentences.add(
        Phrases.who(target)
            + " called "
            + Phrases.wanted(missing.needed())
            + " in "
            + Text.region(denial.region().id())
            + ", and no policy allows "
            + Phrases.action(denial, missing)
            + (denial.resource() instanceof DeniedResource.Named
                ? " on the profile itself."
                : " on all it needs; AWS's message names no resource."));
    List<Region> regions = missing.needed().regions();
    sentences.add(RoutingWords.routing(missing.needed(), regions));
    if (!regions.isEmpty()) {
      sentences.add("The patch holds the profile and all of them, or the next call fails again.");
    }
    RoutingWords.source(missing.needed()).ifPresent(sentences::add);
    return "The inference profile is not allowed";
  }

  private static String model(
      Denial denial, Target target, MissingAllow missing, List<String> sentences) {
    if (missing.needed() instanceof Needed.ThroughRouter router) {
      return router(denial, target, router, sentences);
    }
    sentences.add(
        Phrases.who(target)
            + " called "
            + Phrases.wanted(missing.needed())
            + " directly in "
            + Text.region(denial.region().id())
            + ", and no policy allows "
            + Phrases.action(denial, missing)
            + " on it.");
    sentences.add(
        "A direct call stays in its Region and goes through no inference profile, so this one"
            + " resource is all it needs.");
    return "The model is not allowed";
  }

  private static String router(
      Denial denial, Target target, Needed.ThroughRouter needed, List<String> sentences) {
    sentences.add(
        Phrases.who(target)
            + " called "
            + Phrases.wanted(needed)
            + " in "
            + Text.region(denial.region().id())
            + ". A router picks one of "
            + Phrases.models(needed)
            + " for each prompt, so the router and everything it may pick must be allowed.");
    sentences.add(
        "The patch allows them through this router only (bedrock:PromptRouterArn). AWS does not"
            + " document every check it makes behind a router, so look at the first call.");
    return "The prompt router, or a model behind it, is not allowed";
  }

  private static String action(
      Denial denial, Target target, MissingAllow missing, List<String> sentences) {
    String action = Phrases.action(denial, missing);
    sentences.add(
        Phrases.who(target)
            + " needs "
            + action
            + " on "
            + Phrases.wanted(missing.needed())
            + " in "
            + Text.region(denial.region().id())
            + ", and no policy allows it.");
    if (missing.needed() instanceof Needed.Guarded guarded && guarded.arns().size() > 1) {
      sentences.add(
          "A guardrail that works across Regions is applied in "
              + (guarded.regions().size() > 1 ? "any of " : "")
              + Phrases.all(RoutingWords.places(guarded.regions()))
              + ", so its guardrail profile must be allowed "
              + RoutingWords.everywhere(guarded.regions())
              + ".");
      if (!guarded.arns().getFirst().resourceType().equals("guardrail")) {
        sentences.add(
            "The record does not name the guardrail that was applied; the next denial does, if it is not"
                + " allowed yet.");
      }
    }
    if (missing.needed() instanceof Needed.AnyResource) {
      sentences.add("AWS defines no resource for this action, so a policy can only name *.");
    }
    sentences.add("It is another action than calling a model, so a person always decides.");
    return "The action " + action + " is not allowed";
  }

  private static Optional<String> doubts(MissingAllow missing) {
    List<String> doubts = new ArrayList<>(missing.doubts().stream().map(Wording::clause).toList());
    if (missing.needed() instanceof Needed.Guarded guarded) {
      guarded.doubt().map(Wording::clause).ifPresent(doubts::add);
    }
    missing.unsure().stream().limit(MOST_UNSURE).map(ConditionWords::unsure).forEach(doubts::add);
    return doubts.isEmpty()
        ? Optional.empty()
        : Optional.of("Not quite certain: " + String.join("; ", doubts) + ".");
  }
}
