package io.github.bedrockremedy.infra;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/// The CDK app, started by `cdk.json`. The zip of the functions comes by path in the system
/// property `lambda.zip`; everything a user decides comes from the context, see [StackSettings].
final class Main {
  private Main() {}

  static void main() {
    try {
      var app = new App(AppProps.builder().context(quiet()).build());
      addTo(app, zip(System.getProperty("lambda.zip", "")));
      app.synth();
    } catch (SettingRefusedException refused) {
      System.err.println(refused.getMessage());
      System.exit(2);
    }
  }

  /// Stack traces would carry paths of this run: the same settings shall give the same assembly.
  static Map<String, Object> quiet() {
    return Map.of(
        "aws:cdk:disable-creation-stack-traces", true, "aws:cdk:disable-stack-trace", true);
  }

  static HomeStack addTo(App app, Path zip) {
    var settings = StackSettings.from(context(app));
    var home = new HomeStack(app, settings.stackName(), homeProps(settings), settings, zip);
    var regions = settings.places().sourceRegions();
    for (var region : regions) {
      var id = settings.stackName() + "-from-" + region;
      new ForwarderStack(app, id, props(id).env(at(settings, region)).build(), settings);
    }
    if (!settings.places().members().isEmpty()) {
      var member = settings.stackName() + "-member";
      new MemberStack(app, member, portable(member), settings);
      if (!regions.isEmpty()) {
        var further = member + "-region";
        new ForwarderStack(app, further, portable(further), settings);
      }
    }
    return home;
  }

  private static StackProps.Builder props(String name) {
    return StackProps.builder()
        .stackName(name)
        .description("Bedrock Remedy: repairs denied Amazon Bedrock calls with least privilege");
  }

  /// Without an account and a Region unless they are given: the template is then the same
  /// everywhere, and so is its review. What is given, the command line holds the credentials to.
  private static StackProps homeProps(StackSettings settings) {
    var home = Environment.builder();
    settings.places().homeAccount().ifPresent(home::account);
    settings.places().homeRegion().ifPresent(home::region);
    return props(settings.stackName()).env(home.build()).build();
  }

  private static Environment at(StackSettings settings, String region) {
    var environment = Environment.builder().region(region);
    settings.places().homeAccount().ifPresent(environment::account);
    return environment.build();
  }

  /// A template for a StackSet: nothing of one account in it, and no bootstrap asked for.
  private static StackProps portable(String name) {
    return props(name)
        .synthesizer(
            DefaultStackSynthesizer.Builder.create().generateBootstrapVersionRule(false).build())
        .build();
  }

  private static Path zip(String given) {
    var path = Path.of(given);
    if (given.isEmpty() || !Files.isRegularFile(path)) {
      throw new SettingRefusedException(
          "lambda.zip", given, "the zip Maven makes of `lambda`; run `npx cdk synth`");
    }
    return path;
  }

  private static Map<String, ?> context(App app) {
    var context = new HashMap<String, @Nullable Object>();
    if (app.getNode().getAllContext() instanceof Map<?, ?> all) {
      all.forEach((key, value) -> context.put(String.valueOf(key), value));
    }
    for (var setting : Setting.values()) {
      if (!context.containsKey(setting.key()) && isNull(app, setting.key())) {
        context.put(setting.key(), null);
      }
    }
    return context;
  }

  /// A `null` of `cdk.json` is lost among all the context; asked for by name, a key that is not
  /// there is an error and one that is `null` is none.
  private static boolean isNull(App app, String key) {
    try {
      app.getNode().getContext(key);
      return true;
    } catch (RuntimeException _) {
      return false;
    }
  }
}
