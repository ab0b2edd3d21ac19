package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// One role a handler, with what [HandlerActions] says and nothing else. What Lambda itself needs
/// to run the function (its log group, its source, its failure queue) is added where those are.
final class HandlerRoles extends Construct {
  /// All roles of the system live here, so that the write role can be denied them as a whole.
  static final String PATH = "/bedrock-remedy/";

  private final Map<HandlerActions, Role> roles = new EnumMap<>(HandlerActions.class);

  HandlerRoles(Construct scope, String id, List<HandlerActions> handlers) {
    super(scope, id);
    for (var handler : handlers) {
      var role =
          Role.Builder.create(this, handler.handler())
              .path(PATH)
              .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
              .description("Bedrock Remedy: what " + handler.handler() + " may do")
              .build();
      roles.put(handler, role);
    }
  }

  Set<HandlerActions> handlers() {
    return roles.keySet();
  }

  Role of(HandlerActions handler) {
    var role = roles.get(handler);
    if (role == null) {
      throw new IllegalArgumentException(handler.handler() + " is not part of this installation");
    }
    return role;
  }

  List<String> arns() {
    return roles.values().stream().map(Role::getRoleArn).toList();
  }

  void grant(CaseStore cases, Topics topics, StackSettings settings) {
    roles.forEach(
        (handler, role) -> {
          AccountAccess.of(handler, settings).forEach(role::addToPolicy);
          CaseAccess.of(handler, cases).forEach(role::addToPolicy);
          if (!handler.onTopics().isEmpty()) {
            role.addToPolicy(
                PolicyStatement.Builder.create()
                    .sid("Topics")
                    .actions(List.copyOf(new TreeSet<>(handler.onTopics())))
                    .resources(topics.arns())
                    .build());
          }
        });
  }
}
