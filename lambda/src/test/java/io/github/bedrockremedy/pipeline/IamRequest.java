package io.github.bedrockremedy.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One question as IAM is asked it.
///
/// @param what the call in words, for whoever reads the failure
/// @param context condition keys to values
public record IamRequest(
    String what, String action, String resource, Map<String, List<String>> context) {

  /// A question with what Bedrock sends along.
  ///
  /// @param profile `bedrock:InferenceProfileArn`; null for a call that goes through none
  /// @param region `aws:RequestedRegion`; null to leave it out
  static IamRequest of(
      String what,
      String action,
      String resource,
      @Nullable String profile,
      @Nullable String region) {
    Map<String, List<String>> context = new HashMap<>();
    if (profile != null) {
      context.put("bedrock:InferenceProfileArn", List.of(profile));
    }
    if (region != null) {
      context.put("aws:RequestedRegion", List.of(region));
    }
    return new IamRequest(what, action, resource, Map.copyOf(context));
  }
}
