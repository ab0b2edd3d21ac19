package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.Probe;

/// What a needed call is called in the proof.
final class ProbeWords {
  private ProbeWords() {}

  static String of(Probe probe, boolean nameAction) {
    String suffix = nameAction ? " (" + probe.action().name() + ")" : "";
    if (probe.resource().equals(Arn.EVERYTHING)) {
      return "the action on *" + suffix;
    }
    if (probe.resource().isProfile()) {
      return "the profile itself" + suffix;
    }
    if (probe.profile().isEmpty() && probe.router().isPresent()) {
      return "through the router in " + probe.resource().region() + suffix;
    }
    if (probe.profile().isEmpty()) {
      return "the resource itself" + suffix;
    }
    String region = probe.resource().region();
    return (region.isEmpty() ? "global routing" : region) + suffix;
  }
}
