package io.github.bedrockremedy.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.StackProps;

/// The CDK app, started by `cdk.json`. The zip of the functions comes by path in the system
/// property `lambda.zip`; everything a user decides comes from the context, see [StackSettings].
final class Main {
  private Main() {}

  static void main() {
    try {
      // Stack traces would carry paths of this run: the same settings shall give the same assembly.
      var app =
          new App(
              AppProps.builder()
                  .context(Map.of("aws:cdk:disable-creation-stack-traces", true))
                  .build());
      addTo(app, zip(System.getProperty("lambda.zip", "")));
      app.synth();
    } catch (SettingRefusedException refused) {
      System.err.println(refused.getMessage());
      System.exit(2);
    }
  }

  static HomeStack addTo(App app, Path zip) {
    var settings = StackSettings.from(context(app));
    var name = settings.stage() == Stage.STAGING ? "BedrockRemedy-staging" : "BedrockRemedy";
    // No account and no Region: the template is the same everywhere, and so is its review.
    var props =
        StackProps.builder()
            .stackName(name)
            .description("Bedrock Remedy: repairs denied Amazon Bedrock calls with least privilege")
            .build();
    return new HomeStack(app, "BedrockRemedy", props, settings, zip);
  }

  private static Path zip(String given) {
    var path = Path.of(given);
    if (given.isEmpty() || !Files.isRegularFile(path)) {
      throw new SettingRefusedException(
          "lambda.zip", given, "the zip Maven makes of `lambda`; run `npx cdk synth`");
    }
    return path;
  }

  private static Map<String, Object> context(App app) {
    var context = new HashMap<String, Object>();
    if (app.getNode().getAllContext() instanceof Map<?, ?> all) {
      all.forEach((key, value) -> context.put(String.valueOf(key), value));
    }
    return context;
  }
}
