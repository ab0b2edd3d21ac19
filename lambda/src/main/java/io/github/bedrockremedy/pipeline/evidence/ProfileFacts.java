package io.github.bedrockremedy.pipeline.evidence;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Region;
import java.util.List;
import java.util.TreeSet;

/// Where an inference profile routes to from one source Region.
public sealed interface ProfileFacts {
  /// The destinations are known.
  ///
  /// @param arn the profile, in the source Region and the caller's account
  /// @param models every model ARN behind it, sorted; one of a global profile has no Region
  /// @param from where the answer comes from
  record Known(Arn arn, List<Arn> models, Provenance from) implements ProfileFacts {
    public Known {
      models = sorted(models);
    }

    /// The catalogue's are sorted already.
    private static List<Arn> sorted(List<Arn> models) {
      for (int i = 1; i < models.size(); i++) {
        if (models.get(i - 1).compareTo(models.get(i)) > 0) {
          return models.stream().sorted().toList();
        }
      }
      return List.copyOf(models);
    }

    /// Distinct model ids.
    public List<ModelId> modelIds() {
      return models.stream()
          .flatMap(m -> ModelId.parse(m.resourceId()).stream())
          .distinct()
          .sorted()
          .toList();
    }

    /// Every Region needed, sorted; [Region#NONE] for the Region-less ARN.
    public List<Region> regions() {
      var regions = new TreeSet<Region>();
      models.forEach(m -> regions.add(new Region(m.region())));
      return List.copyOf(regions);
    }

    /// Whether the profile may route to any commercial Region.
    public boolean isGlobal() {
      return models.stream().anyMatch(m -> m.region().isEmpty());
    }

    /// Whether this is a customer's own profile.
    public boolean isApplication() {
      return arn.resourceType().equals("application-inference-profile");
    }
  }

  /// The destinations are not known, and a list of them cannot be complete.
  ///
  /// @param why one clause
  record Unknown(Arn arn, String why) implements ProfileFacts {}

  /// Bedrock answered that there is no such profile in the source Region.
  record NoSuch(Arn arn) implements ProfileFacts {}

  /// Where an answer comes from.
  sealed interface Provenance {
    /// `GetInferenceProfile` in the source Region.
    record Live() implements Provenance {}

    /// The embedded catalogue.
    ///
    /// @param asOf its date
    /// @param evidence where the entry comes from, `api-scan,docs-table`
    /// @param lastSeen date of the last API answer that held the profile, or `-`
    record Catalogue(String asOf, String evidence, String lastSeen) implements Provenance {}
  }
}
