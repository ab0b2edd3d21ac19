package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// The address in the mail. Open to the internet, since whoever got the mail has a browser and
/// maybe nothing else; the token and the typed code decide, in `ApprovalHandler`.
final class ApprovalPage extends Construct {
  private final HttpApi api;

  ApprovalPage(Construct scope, String id) {
    super(scope, id);
    api =
        HttpApi.Builder.create(this, "Api")
            .apiName("bedrock-remedy-approvals")
            .description("Approval page of Bedrock Remedy")
            .createDefaultStage(false)
            .build();
    // A person clicks a few times; ten a second is room enough and makes guessing hopeless.
    CfnStage.Builder.create(this, "Stage")
        .apiId(api.getApiId())
        .stageName("$default")
        .autoDeploy(true)
        .defaultRouteSettings(
            CfnStage.RouteSettingsProperty.builder()
                .throttlingRateLimit(10)
                .throttlingBurstLimit(20)
                .build())
        .accessLogSettings(accessLog())
        .build();
  }

  /// Without a trailing slash.
  String url() {
    return api.getApiEndpoint();
  }

  void servedBy(HandlerFunctions functions) {
    var handler = functions.of(HandlerActions.APPROVAL);
    api.addRoutes(
        AddRoutesOptions.builder()
            .path("/r/{id}")
            .methods(List.of(HttpMethod.GET, HttpMethod.POST))
            .integration(new HttpLambdaIntegration("ApprovalHandler", handler))
            .build());
  }

  private CfnStage.AccessLogSettingsProperty accessLog() {
    var log =
        LogGroup.Builder.create(this, "Access")
            .retention(RetentionDays.THREE_MONTHS)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
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
            "identity.userAgent")
        .map(field -> "\"%s\":\"$context.%s\"".formatted(name(field), field))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String name(String field) {
    return field.substring(field.indexOf('.') + 1);
  }
}
