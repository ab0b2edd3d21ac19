package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.Schedule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.constructs.Construct;

/// Starts `ReviewHandler` every five minutes.
final class ReviewClock extends Construct {
  ReviewClock(Construct scope, String id, HandlerFunctions functions) {
    super(scope, id);
    var review = functions.of(HandlerActions.REVIEW);
    // A missed run is made up by the next one, a repeated one would only get in its way.
    review.configureAsyncInvoke(EventInvokeConfigOptions.builder().retryAttempts(0).build());
    Rule.Builder.create(this, "Every5Minutes")
        .description("Starts the review of Bedrock Remedy")
        .schedule(Schedule.rate(Duration.minutes(5)))
        .targets(List.of(LambdaFunction.Builder.create(review).retryAttempts(0).build()))
        .build();
  }
}
