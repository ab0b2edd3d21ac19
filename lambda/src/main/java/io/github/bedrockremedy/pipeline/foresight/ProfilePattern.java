package io.github.bedrockremedy.pipeline.foresight;

import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Glob;
import io.github.bedrockremedy.iam.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A resource of a grant that speaks of inference profiles and of nothing wider.
///
/// @param region the Region as written, a name or a pattern
/// @param account the same for the account
/// @param type `inference-profile` or `application-inference-profile`
/// @param id the id as written, a name or a pattern
record ProfilePattern(String text, String region, String account, String type, String id) {
  private static final String SYSTEM = "inference-profile";
  private static final int ARN_PARTS = 6;

  /// More pairs of profile and Region than a person would look through.
  static final int MOST = 5;

  /// Reads a resource; empty for one that names no profiles, or everything there is.
  static Optional<ProfilePattern> read(String resource) {
    String[] parts = resource.split(":", ARN_PARTS);
    if (parts.length != ARN_PARTS || !parts[2].equals("bedrock")) {
      return Optional.empty();
    }
    int slash = parts[5].indexOf('/');
    String type = slash < 0 ? parts[5] : parts[5].substring(0, slash);
    if (!Glob.matches(type, SYSTEM) && !Glob.matches(type, "application-" + SYSTEM)) {
      return Optional.empty();
    }
    // What covers every model as well is complete.
    boolean everything = Glob.matches(parts[4], "") && Glob.matches(type, "foundation-model");
    return everything
        ? Optional.empty()
        : Optional.of(
            new ProfilePattern(
                resource,
                parts[3],
                parts[4],
                type,
                slash < 0 ? "*" : parts[5].substring(slash + 1)));
  }

  /// What the pattern names in an account.
  sealed interface Named {
    record Profiles(List<Arn> arns) implements Named {}

    record TooWide(Broad.Why why) implements Named {}
  }

  /// The profiles it names, each in a Region it may be called in.
  ///
  /// @param told Regions to look in where the pattern leaves them open
  Named in(Arn role, Set<Region> told, ProfileCatalogue catalogue) {
    if (text.contains("${")) {
      return new Named.TooWide(Broad.Why.VARIABLE);
    }
    if (!Glob.matches(account, role.account())) {
      return new Named.Profiles(List.of());
    }
    boolean open = isPattern(region);
    if (isPattern(type) || (!type.equals(SYSTEM) && isPattern(id))) {
      return new Named.TooWide(Broad.Why.ANY_PROFILE);
    }
    if (!isPattern(id) && !open) {
      return new Named.Profiles(
          Region.parse(region).map(r -> List.of(arn(role, r.id(), id))).orElse(List.of()));
    }
    if (!type.equals(SYSTEM)) {
      return new Named.TooWide(Broad.Why.ANY_REGION);
    }
    List<CatalogueEntry> entries =
        catalogue.entries().values().stream().filter(e -> Glob.matches(id, e.id())).toList();
    if (isPattern(id) && !isNarrow(entries)) {
      return new Named.TooWide(Broad.Why.ANY_PROFILE);
    }
    List<Arn> arns = new ArrayList<>();
    for (CatalogueEntry entry : entries) {
      entry.sources().keySet().stream()
          .filter(source -> Glob.matches(region, source))
          .filter(source -> !open || told.stream().anyMatch(t -> t.id().equals(source)))
          .sorted()
          .forEach(source -> arns.add(arn(role, source, entry.id())));
    }
    if (arns.isEmpty() && open) {
      return new Named.TooWide(Broad.Why.ANY_REGION);
    }
    return arns.size() > MOST
        ? new Named.TooWide(Broad.Why.MANY_PROFILES)
        : new Named.Profiles(arns);
  }

  /// Whether a pattern of ids is restricted to one geography or to one model.
  private boolean isNarrow(List<CatalogueEntry> entries) {
    int star = id.indexOf('*');
    int mark = id.indexOf('?');
    int end = star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
    boolean geography = id.substring(0, end).indexOf('.') > 0;
    return geography || entries.stream().map(CatalogueEntry::modelId).distinct().count() == 1;
  }

  private static Arn arn(Arn role, String region, String id) {
    return new Arn(role.partition(), "bedrock", region, role.account(), SYSTEM + "/" + id);
  }

  private static boolean isPattern(String part) {
    return part.indexOf('*') >= 0 || part.indexOf('?') >= 0;
  }
}
