package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.DecisionRoute;
import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.aws_apigatewayv2_authorizers.HttpIamAuthorizer;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.lambda.IFunction;
import software.constructs.Construct;

/// The HTTP API decisions come through. The page is open to the internet, since whoever got the
/// mail has a browser and maybe nothing else; there the token and the typed code decide. The route
/// beside it takes AWS credentials, and is the only one if `approvalChannel` is `iam-only`.
final class ApprovalPage extends Construct {
  /// A person clicks a few times; ten a second is room enough and makes guessing hopeless.
  private static final int RATE = 10;

  private static final int BURST = 20;

  private final HttpApi api;
  private final CfnStage stage;

  ApprovalPage(Construct scope, String id, DataKey data) {
    super(scope, id);
    api =
        HttpApi.Builder.create(this, "Api")
            .apiName("bedrock-remedy-approvals")
            .description("Decisions of Bedrock Remedy")
            .createDefaultStage(false)
            .build();
    stage =
        CfnStage.Builder.create(this, "Stage")
            .apiId(api.getApiId())
            .stageName("$default")
            .autoDeploy(true)
            .defaultRouteSettings(
                CfnStage.RouteSettingsProperty.builder()
                    .throttlingRateLimit(RATE)
                    .throttlingBurstLimit(BURST)
                    .build())
            .accessLogSettings(accessLog(data))
            .build();
  }

  /// Without a trailing slash.
  String url() {
    return api.getApiEndpoint();
  }

  String apiId() {
    return api.getApiId();
  }

  void servedBy(HandlerFunctions functions, ApprovalChannel channel) {
    var handler = functions.of(HandlerActions.APPROVAL);
    if (channel != ApprovalChannel.IAM_ONLY) {
      api.addRoutes(
          route("/r/{id}", "ApprovalHandler", handler, HttpMethod.GET, HttpMethod.POST).build());
    }
    var decisions =
        api.addRoutes(
            route(
                    DecisionRoute.PATH,
                    "Decisions",
                    handler,
                    HttpMethod.valueOf(DecisionRoute.METHOD))
                .authorizer(new HttpIamAuthorizer())
                .build());
    // Of its own, so that a flood on the open page leaves the command line its way in.
    var throttle = Map.of("ThrottlingRateLimit", RATE, "ThrottlingBurstLimit", BURST);
    stage.setRouteSettings(
        Map.of(DecisionRoute.METHOD + " " + DecisionRoute.PATH, new TreeMap<>(throttle)));
    decisions.forEach(route -> stage.getNode().addDependency(route));
  }

  private static AddRoutesOptions.Builder route(
      String path, String id, IFunction handler, HttpMethod... methods) {
    return AddRoutesOptions.builder()
        .path(path)
        .methods(List.of(methods))
        .integration(new HttpLambdaIntegration(id, handler));
  }

  private CfnStage.AccessLogSettingsProperty accessLog(DataKey data) {
    var log = Logs.group(this, "Access", data);
    return CfnStage.AccessLogSettingsProperty.builder()
        .destinationArn(log.getLogGroupArn())
        .format(format())
        .build();
  }

  /// Neither the query string nor anything that contains it: the token travels there.
  private static String format() {
    return Stream.of(
            "requestId",
            "requestTime",
            "httpMethod",
            "routeKey",
            "path",
            "status",
            "responseLength",
            "integrationErrorMessage",
            "identity.sourceIp",
            "identity.userAgent",
            "identity.userArn")
        .map(field -> "\"%s\":\"$context.%s\"".formatted(name(field), field))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String name(String field) {
    return field.substring(field.indexOf('.') + 1);
  }
}
