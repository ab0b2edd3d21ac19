package io.github.bedrockremedy.pipeline.decision;

import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.iam.Glob;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an operator configured for the rules.
///
/// @param mode how far the installation may go
/// @param accounts accounts served; empty means not known, as offline
/// @param allowedRegions Regions a patch may name; empty means every Region for a person's decision
///     and none without one. [#ANY_REGION] allows every Region, unattended too
/// @param autoPrincipals ARN patterns of principals that may be repaired without a person
/// @param protectedPrincipals ARN patterns of principals that are never changed
/// @param requireTag whether a principal without the tag is only reported
/// @param permitted what patches may touch at all
/// @param channel the ways approvals may come
/// @param foresight what becomes of what was found by looking ahead
public record RuleSettings(
    Mode mode,
    Optional<Set<String>> accounts,
    Set<String> allowedRegions,
    List<String> autoPrincipals,
    List<String> protectedPrincipals,
    boolean requireTag,
    Permitted permitted,
    ApprovalChannel channel,
    Foresight foresight) {
  /// Stands for every Region in [#allowedRegions()].
  public static final String ANY_REGION = "*";

  /// Name of the tag by which a principal's owner tightens the mode.
  public static final String TAG = "bedrock-remedy";

  /// Path of every role of this system; never a target.
  public static final String OWN_PATH = "/bedrock-remedy/";

  public RuleSettings {
    accounts = accounts.map(Set::copyOf);
    allowedRegions = Set.copyOf(allowedRegions);
    autoPrincipals = List.copyOf(autoPrincipals);
    protectedPrincipals = List.copyOf(protectedPrincipals);
  }

  /// The same settings in another mode.
  public RuleSettings in(Mode other) {
    return new RuleSettings(
        other,
        accounts,
        allowedRegions,
        autoPrincipals,
        protectedPrincipals,
        requireTag,
        permitted,
        channel,
        foresight);
  }

  /// Stands for these settings and a catalogue: what was judged by others may come out otherwise by
  /// these. The order in which a list was written does not matter.
  ///
  /// @param catalogue date of the catalogue behind Bedrock's own answer
  public String yardstick(String catalogue) {
    return Sha256.hex(
        String.join(
            "\n",
            catalogue,
            mode.id(),
            foresight.id(),
            sorted(accounts.orElse(Set.of())),
            sorted(allowedRegions),
            sorted(autoPrincipals),
            sorted(protectedPrincipals),
            String.valueOf(requireTag),
            sorted(permitted.models()),
            permitted.boundary().orElse(""),
            String.valueOf(permitted.users()),
            channel.id()));
  }

  private static String sorted(Collection<String> values) {
    return values.stream().sorted().collect(Collectors.joining(","));
  }

  /// Settings that permit everything and let approvals come by the page.
  public RuleSettings(
      Mode mode,
      Optional<Set<String>> accounts,
      Set<String> allowedRegions,
      List<String> autoPrincipals,
      List<String> protectedPrincipals,
      boolean requireTag) {
    this(
        mode,
        accounts,
        allowedRegions,
        autoPrincipals,
        protectedPrincipals,
        requireTag,
        Permitted.EVERYTHING,
        ApprovalChannel.LINK,
        Foresight.ASK);
  }

  /// Whether any pattern of a list matches an ARN.
  static boolean matches(List<String> patterns, String arn) {
    return patterns.stream().anyMatch(p -> Glob.matches(p, arn));
  }
}
