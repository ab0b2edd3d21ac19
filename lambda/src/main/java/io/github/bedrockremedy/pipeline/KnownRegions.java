package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.PolicyReader;
import io.github.bedrockremedy.iam.PolicySyntaxException;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Regions a case's call leads to, as far as the case knows.
final class KnownRegions {
  private KnownRegions() {}

  /// Those its plan names, and those its policy does: what was written may know more than a later
  /// look, which had the catalogue alone.
  static Set<String> of(CasePlan plan) {
    return Stream.concat(
            plan.finding().regions().stream(),
            plan.proposal().stream().flatMap(p -> models(p.text())).map(Arn::region))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Arn> models(String policy) {
    try {
      return PolicyReader.read(policy).statements().stream()
          .flatMap(statement -> statement.resources().stream())
          .flatMap(resource -> Arn.parse(resource).stream())
          .filter(Arn::isFoundationModel);
    } catch (PolicySyntaxException e) {
      return Stream.of();
    }
  }
}
