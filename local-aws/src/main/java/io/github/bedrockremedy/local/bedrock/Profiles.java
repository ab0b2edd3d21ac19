package io.github.bedrockremedy.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.bedrockremedy.contract.catalogue.CatalogueEntry;
import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.local.wire.CredentialScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The inference profiles one account sees in one Region: its own first, then the catalogue's.
record Profiles(AccountState state) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String AT = "2024-09-01T00:00:00Z";

  Optional<ObjectNode> find(CredentialScope scope, String idOrArn) {
    String id = idOrArn;
    if (idOrArn.startsWith("arn:")) {
      String[] parts = idOrArn.split(":", 6);
      String account = state.accountOf(scope.accessKey()).accountId();
      if (parts.length < 6 || !parts[3].equals(scope.region()) || !parts[4].equals(account)) {
        return Optional.empty();
      }
      id = parts[5].substring(parts[5].indexOf('/') + 1);
    }
    return Optional.ofNullable(byId(scope).get(id));
  }

  List<ObjectNode> all(CredentialScope scope) {
    return List.copyOf(byId(scope).values());
  }

  private Map<String, ObjectNode> byId(CredentialScope scope) {
    AccountFile account = state.accountOf(scope.accessKey());
    var found = new LinkedHashMap<String, ObjectNode>();
    for (JsonNode own : state.inferenceProfiles(account.accountId())) {
      String arn = own.path("inferenceProfileArn").asText();
      if (own instanceof ObjectNode node && arn.contains(":" + scope.region() + ":")) {
        found.put(
            own.path("inferenceProfileId").asText(arn.substring(arn.lastIndexOf('/') + 1)), node);
      }
    }
    for (CatalogueEntry entry : ProfileCatalogue.embedded().entries().values()) {
      entry
          .destinations(scope.region())
          .ifPresent(to -> found.putIfAbsent(entry.id(), profile(scope, account, entry, to)));
    }
    return found;
  }

  private static ObjectNode profile(
      CredentialScope scope, AccountFile account, CatalogueEntry entry, List<String> regions) {
    ObjectNode node = JSON.createObjectNode();
    node.put("inferenceProfileName", entry.id())
        .put("description", "Routes requests to " + entry.modelId())
        .put("createdAt", AT)
        .put("updatedAt", AT)
        .put("inferenceProfileArn", arn(scope, account.accountId(), entry.id()))
        .put("inferenceProfileId", entry.id())
        .put("status", "ACTIVE")
        .put("type", "SYSTEM_DEFINED");
    var models = node.putArray("models");
    String model = "::foundation-model/" + entry.modelId();
    regions.stream()
        .map(region -> "arn:" + scope.partition() + ":bedrock:" + region + model)
        .collect(Collectors.toCollection(java.util.TreeSet::new))
        .forEach(modelArn -> models.addObject().put("modelArn", modelArn));
    return node;
  }

  private static String arn(CredentialScope scope, String account, String id) {
    return "arn:%s:bedrock:%s:%s:inference-profile/%s"
        .formatted(scope.partition(), scope.region(), account, id);
  }
}
