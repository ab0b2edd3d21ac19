package io.github.bedrockremedy.local.wire;

import java.util.Optional;

/// Who calls what, as the SigV4 `Authorization` header says it. The signature is not checked.
public record CredentialScope(String accessKey, String region, String service) {
  private static final String MARK = "Credential=";

  /// Reads `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, …`.
  public static Optional<CredentialScope> of(String authorization) {
    int start = authorization.indexOf(MARK);
    if (start < 0) {
      return Optional.empty();
    }
    String rest = authorization.substring(start + MARK.length());
    int end = rest.indexOf(',');
    String[] parts = (end < 0 ? rest : rest.substring(0, end)).strip().split("/", -1);
    return parts.length == 5
        ? Optional.of(new CredentialScope(parts[0], parts[2], parts[3]))
        : Optional.empty();
  }

  /// The partition of the Region.
  public String partition() {
    if (region.startsWith("us-gov-")) {
      return "aws-us-gov";
    }
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("eusc-") ? "aws-eusc" : "aws";
  }
}
