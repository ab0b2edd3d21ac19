package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.HeldPolicy;
import io.github.bedrockremedy.pipeline.evidence.KnownKeys;
import io.github.bedrockremedy.pipeline.evidence.Probe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/// Probes one call can answer: those of one context. The call asks every action on every resource,
/// which may be more than the probes want to know; calls are what is scarce.
///
/// @param context what the simulated request carries
/// @param probes in the order they were asked
record ProbeGroup(Context context, List<Probe> probes) {
  /// What the simulated request carries.
  ///
  /// @param profile `bedrock:InferenceProfileArn`
  /// @param router `bedrock:PromptRouterArn`
  /// @param region `aws:RequestedRegion`; empty when no policy asks for it
  /// @param known every other key
  record Context(
      Optional<Arn> profile,
      Optional<Arn> router,
      Optional<String> region,
      Map<String, String> known) {}

  /// One group a context.
  static List<ProbeGroup> of(List<Probe> probes, KnownKeys known, boolean splitByRegion) {
    Map<Context, List<Probe>> byContext =
        grouped(
            probes.stream().distinct().toList(),
            p ->
                new Context(
                    p.profile(),
                    p.router(),
                    splitByRegion ? Optional.of(p.region()) : Optional.empty(),
                    known.entries(p.action())));
    List<ProbeGroup> groups = new ArrayList<>();
    byContext.forEach((context, same) -> groups.add(new ProbeGroup(context, same)));
    return groups;
  }

  private static <K> Map<K, List<Probe>> grouped(List<Probe> probes, Function<Probe, K> by) {
    return probes.stream()
        .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }

  private List<String> actions() {
    return probes.stream().map(Probe::action).map(Action::toString).distinct().toList();
  }

  private List<String> resources() {
    return probes.stream().map(Probe::resource).map(Arn::toString).distinct().toList();
  }

  /// Whether all probes ask about one resource.
  boolean ofOneResource() {
    return resources().size() == 1;
  }

  /// The call. A draft is imagined beside the principal's own policies.
  SimulatePrincipalPolicyRequest request(Arn principal, Optional<String> draft) {
    var request =
        SimulatePrincipalPolicyRequest.builder()
            .policySourceArn(principal.toString())
            .actionNames(actions())
            .resourceArns(resources());
    List<ContextEntry> entries = entries();
    if (!entries.isEmpty()) {
      request.contextEntries(entries);
    }
    draft.ifPresent(request::policyInputList);
    return request.build();
  }

  /// The call for documents without a principal.
  SimulateCustomPolicyRequest request(List<HeldPolicy> policies, Optional<HeldPolicy> boundary) {
    var request =
        SimulateCustomPolicyRequest.builder()
            .policyInputList(policies.stream().map(HeldPolicy::text).toList())
            .actionNames(actions())
            .resourceArns(resources());
    List<ContextEntry> entries = entries();
    if (!entries.isEmpty()) {
      request.contextEntries(entries);
    }
    boundary.ifPresent(b -> request.permissionsBoundaryPolicyInputList(b.text()));
    return request.build();
  }

  private List<ContextEntry> entries() {
    List<ContextEntry> entries = new ArrayList<>();
    context
        .profile()
        .ifPresent(p -> entries.add(entry("bedrock:InferenceProfileArn", p.toString())));
    context.router().ifPresent(r -> entries.add(entry("bedrock:PromptRouterArn", r.toString())));
    context.region().ifPresent(r -> entries.add(entry("aws:RequestedRegion", r)));
    context.known().forEach((key, value) -> entries.add(entry(key, value)));
    return entries;
  }

  private static ContextEntry entry(String key, String value) {
    return ContextEntry.builder()
        .contextKeyName(key)
        .contextKeyType(ContextKeyTypeEnum.STRING)
        .contextKeyValues(value)
        .build();
  }
}
