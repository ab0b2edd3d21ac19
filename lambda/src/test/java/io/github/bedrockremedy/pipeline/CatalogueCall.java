package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.Records;
import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import java.util.ArrayList;
import java.util.List;

/// An action called through one profile of the catalogue from one source Region, and what IAM is
/// asked then. Spelled out from the catalogue's words, with nothing of the code that is judged.
///
/// @param source the Region the call is made in
/// @param action `bedrock:InvokeModel` or its streaming twin
public record CatalogueCall(CatalogueEntry entry, String source, String action) {
  static final String INVOKE = "bedrock:InvokeModel";
  static final String STREAM = "bedrock:InvokeModelWithResponseStream";

  /// Every pair whose destinations the catalogue holds, with each action.
  public static List<CatalogueCall> all() {
    List<CatalogueCall> all = new ArrayList<>();
    for (CatalogueEntry entry : ProfileCatalogue.embedded().entries().values()) {
      for (String source : entry.sources().keySet().stream().sorted().toList()) {
        all.add(new CatalogueCall(entry, source, INVOKE));
        all.add(new CatalogueCall(entry, source, STREAM));
      }
    }
    return all;
  }

  /// Destination Regions; the empty one is the ARN without a Region.
  public List<String> destinations() {
    return entry.destinations(source).orElseThrow();
  }

  String twin() {
    return action.equals(INVOKE) ? STREAM : INVOKE;
  }

  String profile() {
    return profile(source, Records.ACCOUNT, entry.id());
  }

  String profile(String region, String account, String id) {
    return "arn:" + partition() + ":bedrock:" + region + ":" + account + ":inference-profile/" + id;
  }

  String model(String region) {
    return model(region, entry.modelId());
  }

  String model(String region, String id) {
    return "arn:" + partition() + ":bedrock:" + region + "::foundation-model/" + id;
  }

  public String roleArn() {
    return Records.ROLE_ARN.replace("arn:aws:", "arn:" + partition() + ":");
  }

  private String partition() {
    return source.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }

  /// What has to be allowed, and all that has to be.
  public List<IamRequest> needed() {
    List<IamRequest> needed = new ArrayList<>();
    needed.add(IamRequest.of("the profile", action, profile(), null, source));
    for (String region : destinations()) {
      needed.add(
          IamRequest.of(
              "the model in '" + region + "'",
              action,
              model(region),
              profile(),
              region.isEmpty() ? "unspecified" : region));
    }
    return needed;
  }

  /// The record of the denial on one of the needed resources.
  public CloudTrailEvent deniedOn(String resource) {
    String json =
        Records.denied()
            .with("awsRegion", source)
            .with("eventName", action.equals(INVOKE) ? "Converse" : "ConverseStream")
            .calling(entry.id())
            .deniedOn(action, resource)
            .json()
            .replace("arn:aws:sts:", "arn:" + partition() + ":sts:")
            .replace("arn:aws:iam:", "arn:" + partition() + ":iam:");
    if (EventReader.read(json) instanceof EventReading.AccessDenied denied) {
      return denied.event();
    }
    throw new AssertionError("not read as a denial: " + json);
  }

  @Override
  public String toString() {
    return action + " of " + entry.id() + " from " + source;
  }
}
