package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.RoleNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// One role a handler, with what [HandlerActions] says and nothing else. What Lambda itself needs
/// to run the function is added where its source is made, and listed in [Machinery].
final class HandlerRoles extends Construct {
  /// All roles of the system live here, so that the write role can be denied them as a whole.
  static final String PATH = RoleNames.PATH;

  private final Map<HandlerActions, Role> roles = new EnumMap<>(HandlerActions.class);
  private final StackSettings settings;

  HandlerRoles(Construct scope, String id, StackSettings settings) {
    super(scope, id);
    this.settings = settings;
    for (var handler : settings.handlers()) {
      var builder =
          Role.Builder.create(this, handler.handler())
              .path(PATH)
              .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
              .description("Bedrock Remedy: what " + handler.handler() + " may do");
      if (!settings.places().members().isEmpty()) {
        builder.roleName(name(handler, settings));
      }
      roles.put(handler, builder.build());
    }
  }

  /// A name other accounts can trust. Only given where they have to: without it CloudFormation can
  /// replace the role.
  static String name(HandlerActions handler, StackSettings settings) {
    return RoleNames.of(handler, settings.stackName());
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

  /// The roles of some handlers, as far as this installation has them.
  List<String> arns(Predicate<HandlerActions> which) {
    return roles.entrySet().stream()
        .filter(role -> which.test(role.getKey()))
        .map(role -> role.getValue().getRoleArn())
        .toList();
  }

  void grant(CaseStore cases, Topics topics, List<DenialRule> rules, DataKey data) {
    roles.forEach(
        (handler, role) -> {
          var all = new TreeSet<>(Machinery.of(handler, settings));
          if (settings.places().servesHome()) {
            var reads = AccountAccess.reads(handler);
            var writes = AccountAccess.writes(handler, settings);
            AccountAccess.reading(reads).forEach(role::addToPolicy);
            WriteAccess.of(writes, settings.scope()).forEach(role::addToPolicy);
            all.addAll(reads);
            all.addAll(writes);
          }
          onWay(handler, rules).forEach(role::addToPolicy);
          all.addAll(handler.onWay());
          CaseAccess.of(handler, cases).forEach(role::addToPolicy);
          all.addAll(handler.onTable());
          onTopics(handler, topics).forEach(role::addToPolicy);
          all.addAll(handler.onTopics());
          if (!settings.places().members().isEmpty()) {
            all.addAll(handler.onMemberRoles());
          }
          role.addToPolicy(Machinery.nothingBut(all));
          data.key().ifPresent(key -> key.grant(role, Machinery.KEY.toArray(String[]::new)));
        });
    if (!settings.places().members().isEmpty()) {
      grantMembers();
    }
  }

  /// Trails may be anywhere; the rules are those that were made.
  private static List<PolicyStatement> onWay(HandlerActions handler, List<DenialRule> rules) {
    var statements = new ArrayList<PolicyStatement>();
    AccountAccess.byReach(handler.onWay())
        .forEach(
            (reach, actions) ->
                statements.add(
                    AccountAccess.statement(
                        actions,
                        reach == Reach.THE_RULES
                            ? rules.stream().map(DenialRule::arn).toList()
                            : reach.resources())));
    return statements;
  }

  private static List<PolicyStatement> onTopics(HandlerActions handler, Topics topics) {
    return handler.onTopics().stream()
        .sorted()
        .map(action -> AccountAccess.statement(List.of(action), topics.reachedBy(action)))
        .toList();
  }

  /// Managed policies, since dozens of accounts do not fit into a role's inline policies.
  private void grantMembers() {
    attach("MemberRead", MemberRoles.read(settings), h -> !h.onMemberRoles().isEmpty());
    if (settings.writes()) {
      attach("MemberWrite", MemberRoles.write(settings), HandlerActions::writesIam);
    }
  }

  private void attach(String id, String role, Predicate<HandlerActions> which) {
    ManagedPolicy.Builder.create(this, id)
        .path(PATH)
        .description("Bedrock Remedy: which roles of other accounts a handler may assume")
        .statements(List.of(MemberRoles.assuming(id, role, settings)))
        .roles(handlers().stream().filter(which).map(this::of).toList())
        .build();
  }
}
