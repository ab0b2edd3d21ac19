package io.github.bedrockremedy.local.wire;

import io.github.bedrockremedy.local.Fault;
import java.util.List;

/// One AWS service at the front.
public interface Service {
  /// The action of a request as a policy would name it, `iam:GetRole`.
  String action(Request request);

  /// The actions a policy has to allow for a request: its own, unless it bundles others.
  default List<String> rights(Request request) {
    return List.of(action(request));
  }

  /// The partition keys of the table rows a request writes, `dynamodb:LeadingKeys` in a policy.
  default List<String> rows(Request request) {
    return List.of();
  }

  /// Does what is asked.
  ///
  /// @throws AwsError what AWS refuses
  Answer answer(Request request);

  /// An error in this service's protocol.
  Answer refuse(AwsError error);

  /// The service's own error for a fault that is answered.
  AwsError fault(Fault fault, String action);
}
