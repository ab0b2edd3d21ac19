package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.pipeline.evidence.PrincipalFacts;
import io.github.bedrockremedy.pipeline.target.PatchTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.Tag;

/// Whether what IAM found under a name is the principal that was meant: IAM's calls take a bare
/// name, and the credentials at hand choose the account.
final class Identity {
  private Identity() {}

  /// What to conclude when it is another one; empty when it is the one that was meant.
  static Optional<PrincipalFacts> mismatch(PatchTarget target, String found) {
    if (target.arn().toString().equals(found)) {
      return Optional.empty();
    }
    String account = Arn.parse(found).map(Arn::account).orElse("?");
    if (account.equals(target.account())) {
      return Optional.of(new PrincipalFacts.Gone());
    }
    return Optional.of(
        new PrincipalFacts.NotRead(
            "it lives in account "
                + target.account()
                + ", and the credentials at hand read account "
                + account));
  }

  static Map<String, String> tags(List<Tag> tags) {
    return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, _) -> first));
  }
}
