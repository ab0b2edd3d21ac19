package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// The handlers: one zip, a function and a log group for each.
final class HandlerFunctions extends Construct {
  private final Map<HandlerActions, Function> functions = new EnumMap<>(HandlerActions.class);

  HandlerFunctions(
      Construct scope, String id, HandlerRoles roles, HandlerEnvironment environment, Code code) {
    super(scope, id);
    for (var handler : roles.handlers()) {
      functions.put(handler, function(handler, roles, environment, code));
    }
  }

  Function of(HandlerActions handler) {
    var function = functions.get(handler);
    if (function == null) {
      throw new IllegalArgumentException(handler.handler() + " is not part of this installation");
    }
    return function;
  }

  Set<HandlerActions> handlers() {
    return functions.keySet();
  }

  private Function function(
      HandlerActions handler, HandlerRoles roles, HandlerEnvironment environment, Code code) {
    var role = roles.of(handler);
    var sizing = HandlerSizing.of(handler);
    var log =
        LogGroup.Builder.create(this, handler.handler() + "Log")
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    log.grantWrite(role);
    return Function.Builder.create(this, handler.handler())
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
        .build();
  }
}
