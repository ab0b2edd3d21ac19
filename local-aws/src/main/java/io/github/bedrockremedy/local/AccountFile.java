package io.github.bedrockremedy.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What an account holds at the start, in the shape that
/// `aws iam get-account-authorization-details` prints, with the account's id, organization
/// policies,
/// inference profiles, stacks and further accounts beside it.
///
/// @param organization levels from root to account, each a list of SCP documents
/// @param inferenceProfiles each as `GetInferenceProfile` answers
/// @param promptRouters each as `GetPromptRouter` answers
/// @param guardrails each as `GetGuardrail` answers
/// @param others further accounts
/// @param organizationId of the organisation the account belongs to
/// @param told what other services answer, by service, then operation
public record AccountFile(
    String accountId,
    List<Identity> identities,
    List<ManagedPolicy> policies,
    List<List<String>> organization,
    List<JsonNode> inferenceProfiles,
    List<JsonNode> promptRouters,
    List<JsonNode> guardrails,
    List<StackResource> stackResources,
    List<AccountFile> others,
    Optional<String> organizationId,
    JsonNode told) {
  public AccountFile {
    if (!accountId.matches("[0-9]{12}")) {
      throw new IllegalArgumentException("AccountId: not twelve digits: " + accountId);
    }
    identities = List.copyOf(identities);
    policies = List.copyOf(policies);
    organization = organization.stream().map(List::copyOf).toList();
    inferenceProfiles = List.copyOf(inferenceProfiles);
    promptRouters = List.copyOf(promptRouters);
    guardrails = List.copyOf(guardrails);
    stackResources = List.copyOf(stackResources);
    others = List.copyOf(others);
  }

  /// Reads a file; an error names the file and the field.
  public static AccountFile read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  /// Reads JSON text; an error names the field, `RoleDetailList[0].Arn: missing`.
  public static AccountFile parse(String json) {
    return AccountReader.read(Field.parse(json));
  }

  /// An account with nothing in it.
  public static AccountFile empty(String accountId) {
    return new AccountFile(
        accountId,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode());
  }
}
