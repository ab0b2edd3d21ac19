package io.github.bedrockremedy.local.wire;

import java.util.Map;
import java.util.Optional;

/// Who calls what, as the SigV4 `Authorization` header says it. The signature is not checked.
public record CredentialScope(String accessKey, String region, String service) {
  private static final String MARK = "Credential=";

  /// Partitions by how the names of their Regions begin.
  private static final Map<String, String> PARTITIONS =
      Map.of(
          "us-gov-", "aws-us-gov",
          "cn-", "aws-cn",
          "eusc-", "aws-eusc",
          "us-iso-", "aws-iso",
          "us-isob-", "aws-iso-b",
          "eu-isoe-", "aws-iso-e",
          "us-isof-", "aws-iso-f");

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
    return PARTITIONS.entrySet().stream()
        .filter(e -> region.startsWith(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("aws");
  }
}
