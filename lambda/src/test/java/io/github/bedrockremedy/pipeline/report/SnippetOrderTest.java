package io.github.bedrockremedy.pipeline.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The owner's own language stands first, and none is left out.
class SnippetOrderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CloudFormation stack agents (us-east-1), resource AgentRole | CLOUDFORMATION",
        "CloudFormation stack agents (us-east-1), resource AgentRole5B0F2A31 | CDK_TYPESCRIPT",
        "tag ManagedBy = terraform | TERRAFORM",
        "tag iac = OpenTofu | TERRAFORM",
        "tag ManagedBy = cdk | CDK_TYPESCRIPT",
        "tag Owner = payments | TERRAFORM",
        "| TERRAFORM"
      })
  void theLanguageOfTheOwnerComesFirst(String owner, Snippets.Language first) {
    var languages = Snippets.Language.forOwner(Optional.ofNullable(owner));
    assertEquals(first, languages.getFirst());
    assertEquals(EnumSet.allOf(Snippets.Language.class), new HashSet<>(languages));
    assertEquals(Snippets.Language.values().length, languages.size());
  }
}
