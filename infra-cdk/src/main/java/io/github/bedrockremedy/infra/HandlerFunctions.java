package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.SlackCommand;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// The handlers: one zip, a function and a log group for each. Everything that starts one goes
/// through its alias to a published version, so that an update changes all of them at once and a
/// rollback is one alias put back.
final class HandlerFunctions extends Construct {
  private static final String LIVE = "live";

  private final Map<HandlerActions, Alias> live = new EnumMap<>(HandlerActions.class);
  private final Map<HandlerActions, LogGroup> logs = new EnumMap<>(HandlerActions.class);
  private Optional<Alias> slack = Optional.empty();

  HandlerFunctions(
      Construct scope,
      String id,
      HandlerRoles roles,
      HandlerEnvironment environment,
      Code code,
      DataKey data) {
    super(scope, id);
    for (var handler : roles.handlers()) {
      var function = function(handler, roles, environment, code, data);
      live.put(handler, alias(handler.handler() + "Live", LIVE, function));
      if (handler == HandlerActions.APPROVAL && environment.settings().buttons()) {
        // A second door to the same version: which one was used says who is calling.
        slack = Optional.of(alias("Slack", SlackCommand.ALIAS, function));
      }
    }
  }

  /// The alias everything in AWS starts a handler by.
  Alias of(HandlerActions handler) {
    var alias = live.get(handler);
    if (alias == null) {
      throw new IllegalArgumentException(handler.handler() + " is not part of this installation");
    }
    return alias;
  }

  /// The alias Slack's buttons start the approval handler by.
  Optional<Alias> slack() {
    return slack;
  }

  /// The log group of each handler.
  Map<HandlerActions, LogGroup> logs() {
    return logs;
  }

  Set<HandlerActions> handlers() {
    return live.keySet();
  }

  private Alias alias(String id, String name, Function function) {
    return Alias.Builder.create(this, id)
        .aliasName(name)
        .version(function.getCurrentVersion())
        .build();
  }

  private Function function(
      HandlerActions handler,
      HandlerRoles roles,
      HandlerEnvironment environment,
      Code code,
      DataKey data) {
    var role = roles.of(handler);
    var sizing = HandlerSizing.of(handler);
    var log = Logs.group(this, handler.handler() + "Log", data);
    log.grantWrite(role);
    logs.put(handler, log);
    var builder =
        Function.Builder.create(this, handler.handler())
            .description("Bedrock Remedy: " + handler.handler())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(code)
            .handler(handler.handlerClass() + "::handleRequest")
            .role(role)
            .memorySize(sizing.memoryMegabytes())
            .timeout(sizing.timeout())
            .environment(environment.variables())
            .logGroup(log)
            .loggingFormat(LoggingFormat.JSON)
            // What an alias can be put back to.
            .currentVersionOptions(
                VersionOptions.builder().removalPolicy(RemovalPolicy.RETAIN).build());
    if (sizing.personWaits()) {
      builder.snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
    }
    if (handler == HandlerActions.APPROVAL && environment.settings().buttons()) {
      builder.functionName(SlackCommand.FUNCTION);
    }
    var function = builder.build();
    // A snapshot belongs to a version, and only versions are called here.
    Annotations.of(function).acknowledgeWarning("@aws-cdk/aws-lambda:snapStartRequirePublish");
    return function;
  }
}
