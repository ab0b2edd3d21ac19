package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything that lies next to a needed call and that its patch must not touch.
public final class CatalogueNearMisses {
  private static final Collection<CatalogueEntry> ENTRIES =
      ProfileCatalogue.embedded().entries().values();
  private static final String OTHER_ACCOUNT = "111122223333";
  private static final List<String> OTHER_ACTIONS =
      List.of(
          "bedrock:CreateModelInvocationJob",
          "bedrock:DeleteInferenceProfile",
          "bedrock:GetInferenceProfile",
          "bedrock:CountTokens",
          "bedrock:ApplyGuardrail",
          "bedrock:PutModelInvocationLoggingConfiguration",
          "bedrock:InvokeModelX",
          "bedrock:InvokeMode",
          "bedrock:Invoke",
          "bedrock-mantle:InvokeModel",
          "sagemaker:InvokeEndpoint",
          "iam:PassRole",
          "iam:PutRolePolicy",
          "sts:AssumeRole",
          "s3:GetObject");

  private static final Set<String> REGIONS = regions();
  private static final Set<String> MODELS =
      ENTRIES.stream().map(CatalogueEntry::modelId).collect(Collectors.toSet());

  private final CatalogueCall call;
  private final List<IamRequest> misses = new ArrayList<>();

  private CatalogueNearMisses(CatalogueCall call) {
    this.call = call;
  }

  /// Every near miss of a call.
  public static List<IamRequest> of(CatalogueCall call) {
    var near = new CatalogueNearMisses(call);
    near.withoutTheProfile();
    near.otherRegions();
    near.otherModels();
    near.otherProfiles();
    near.wrongContext();
    near.otherActions();
    return near.misses;
  }

  private void add(
      String what, String resource, @Nullable String profile, @Nullable String region) {
    misses.add(IamRequest.of(what, call.action(), resource, profile, region));
  }

  private static String requested(String region) {
    return region.isEmpty() ? "unspecified" : region;
  }

  /// Every destination of any profile, the empty one too, and one of a partition without profiles.
  private static Set<String> regions() {
    Set<String> regions = new TreeSet<>(List.of("", "cn-north-1"));
    ENTRIES.forEach(entry -> entry.sources().values().forEach(regions::addAll));
    return regions;
  }

  private void withoutTheProfile() {
    for (String region : call.destinations()) {
      add("a direct call in '" + region + "'", call.model(region), null, requested(region));
      add("no context at all in '" + region + "'", call.model(region), null, null);
    }
    add("a direct call in the source", call.model(call.source()), null, call.source());
  }

  private void otherRegions() {
    for (String region : REGIONS) {
      if (!call.destinations().contains(region)) {
        add("not a destination", call.model(region), call.profile(), requested(region));
      }
    }
    add("every Region", call.model("*"), call.profile(), call.source());
    String foreign = call.model(call.source()).replace("arn:aws", "arn:aws-x");
    add("another partition", foreign, call.profile(), call.source());
  }

  private void otherModels() {
    String id = call.entry().modelId();
    String shorter = id.substring(0, id.length() - 1);
    for (String region : call.destinations()) {
      for (String model : List.of(id + "0", shorter, "*")) {
        add("another id", call.model(region, model), call.profile(), requested(region));
      }
    }
    String provider = id.substring(0, id.indexOf('.') + 1);
    String first = call.destinations().getFirst();
    MODELS.stream()
        .filter(other -> other.startsWith(provider) && !other.equals(id))
        .forEach(
            other -> add("a sibling", call.model(first, other), call.profile(), requested(first)));
  }

  private void otherProfiles() {
    String id = call.entry().id();
    List<String> profiles = new ArrayList<>();
    call.entry().sources().keySet().stream()
        .filter(source -> !source.equals(call.source()))
        .forEach(source -> profiles.add(profile(source, id)));
    ENTRIES.stream()
        .filter(e -> e.modelId().equals(call.entry().modelId()) && !e.id().equals(id))
        .forEach(e -> profiles.add(profile(call.source(), e.id())));
    profiles.add(profile(call.source().equals("sa-east-1") ? "us-west-2" : "sa-east-1", id));
    profiles.add(profile(call.source(), id + "0"));
    profiles.add(profile(call.source(), id.substring(0, id.length() - 1)));
    profiles.add(profile(call.source(), "*"));
    profiles.add(call.profile(call.source(), OTHER_ACCOUNT, id));
    profiles.add(call.profile(call.source(), "", id));
    profiles.add(call.profile().replace(":inference", ":application-inference"));
    profiles.add(call.profile().replace("arn:aws", "arn:aws-x"));
    for (String profile : profiles) {
      add("another profile itself", profile, null, call.source());
      for (String region : ends()) {
        add("through another profile", call.model(region), profile, requested(region));
      }
    }
  }

  /// The first and the last destination; for a global profile the ARN without a Region is first.
  private Set<String> ends() {
    return new TreeSet<>(List.of(call.destinations().getFirst(), call.destinations().getLast()));
  }

  private String profile(String region, String id) {
    return call.profile(region, Records.ACCOUNT, id);
  }

  private void wrongContext() {
    for (String region : call.destinations()) {
      String upper = call.profile().toUpperCase(Locale.ROOT);
      add("the profile in capitals", call.model(region), upper, requested(region));
      add("an empty profile", call.model(region), "", requested(region));
      if (region.isEmpty()) {
        for (String wrong : List.of(call.source(), "global", "", "Unspecified")) {
          add("global routing, asked as '" + wrong + "'", call.model(""), call.profile(), wrong);
        }
        add("global routing, asked without a Region", call.model(""), call.profile(), null);
      }
    }
  }

  private void otherActions() {
    List<IamRequest> needed = call.needed();
    for (IamRequest it : needed) {
      misses.add(new IamRequest("the twin", call.twin(), it.resource(), it.context()));
    }
    for (String action : OTHER_ACTIONS) {
      for (IamRequest it : List.of(needed.getFirst(), needed.getLast())) {
        misses.add(new IamRequest("another action", action, it.resource(), it.context()));
      }
    }
    misses.add(IamRequest.of("a file", "s3:GetObject", "arn:aws:s3:::bucket/key", null, null));
    misses.add(IamRequest.of("a role", "iam:PassRole", call.roleArn(), null, null));
    misses.add(IamRequest.of("everything", call.action(), "*", call.profile(), call.source()));
    misses.add(IamRequest.of("everything else", "s3:ListAllMyBuckets", "*", null, null));
  }
}
