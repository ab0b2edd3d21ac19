package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.evidence.Needed;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import java.util.List;
import java.util.Optional;

/// Words about where a profile sends a call, and where that is known from.
final class RoutingWords {
  private RoutingWords() {}

  /// Where the profile of a call sends it, and what that means for the patch.
  static String routing(Needed needed, List<Region> regions) {
    if (needed instanceof Needed.ThroughUnlisted unlisted) {
      return "Where that profile sends a call from here is not known: "
          + Wording.clause(unlisted.why())
          + ". So the patch allows its one model in whatever Region the profile leads to, and only"
          + " through this exact profile.";
    }
    if (isGlobal(regions)) {
      return "That profile may send a call to any commercial Region, and IAM then checks the"
          + " model's ARN without a Region, with aws:RequestedRegion = unspecified.";
    }
    return "That profile sends each call to "
        + Phrases.any(places(regions))
        + ", and the "
        + (needed.models().size() > 1 ? "models" : "model")
        + " must be allowed "
        + everywhere(regions)
        + ".";
  }

  /// The command that tells where a profile leads to.
  static String ask(Denial denial, Arn profile) {
    return "\naws bedrock get-inference-profile --region "
        + Text.region(denial.region().id())
        + " --inference-profile-identifier "
        + (profile.resourceType().equals("inference-profile")
            ? Text.model(profile.resourceId())
            : Text.arn(profile.toString()));
  }

  /// Where all of several Regions count, and one alone as well.
  static String everywhere(List<Region> regions) {
    return regions.size() == 1 ? "there" : "in every one of them";
  }

  /// The Regions of the ARNs a call needs.
  static List<String> places(List<Region> regions) {
    return regions.stream().map(region -> place(region.id())).toList();
  }

  static String place(String region) {
    return region.isEmpty() ? "the ARN without a Region" : Text.region(region).value();
  }

  /// Where the list of Regions comes from, unless it was asked for live.
  static Optional<String> source(Needed needed) {
    return needed instanceof Needed.ThroughProfile through
        ? switch (through.profile().from()) {
          case ProfileFacts.Provenance.Live _ -> Optional.empty();
          case ProfileFacts.Provenance.Catalogue catalogue ->
              Optional.of(
                  "The Regions come from the built-in catalogue of "
                      + Text.id(catalogue.asOf())
                      + ", not from the account ("
                      + evidence(catalogue)
                      + ").");
        }
        : Optional.empty();
  }

  /// Where a catalogue entry comes from: `AWS documentation, an API scan; last seen 2026-08-21`.
  private static String evidence(ProfileFacts.Provenance.Catalogue catalogue) {
    String seen = catalogue.lastSeen();
    return "entry from "
        + Text.remark(catalogue.evidence().replace(",", ", "))
        + (seen.equals("-") ? "; never seen in an API answer" : "; last seen " + Text.id(seen));
  }

  static boolean isGlobal(List<Region> regions) {
    return regions.contains(Region.NONE);
  }
}
