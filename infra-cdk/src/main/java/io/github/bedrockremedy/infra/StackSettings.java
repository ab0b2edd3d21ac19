package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import io.github.bedrockremedy.contract.StackOutputs;
import java.util.List;
import java.util.Map;

/// Everything a deployment may decide, read once from the CDK context (`-c key=value`, or the
/// `context` of `cdk.json`). [Setting] lists the keys and what they admit.
///
/// @param stage `staging` forces `dry-run`
/// @param mode how far the installation may go by itself
/// @param places where it runs, and whose denials it takes in
/// @param scope what may be patched, and for whom
/// @param people who is told and who may decide
/// @param limits how much it may ask and write
/// @param hours when it looks
/// @param options what an account may have already, or not want
record StackSettings(
    Stage stage,
    Mode mode,
    Places places,
    PatchScope scope,
    People people,
    Limits limits,
    Hours hours,
    Options options) {

  StackSettings {
    if (stage == Stage.STAGING && mode != Mode.DRY_RUN) {
      throw new SettingRefusedException(
          "mode", mode.spelling(), "only dry-run, because stage is staging");
    }
    scope.requiredBoundary().ifPresent(arn -> checkBoundary(arn, places));
  }

  /// A boundary is a policy of the principal's own account.
  private static void checkBoundary(String arn, Places places) {
    var account = arn.split(":", -1)[4];
    var known =
        places.accounts().isEmpty() ? places.homeAccount().stream() : places.accounts().stream();
    if (!account.equals("*") && !known.allMatch(account::equals)) {
      throw new SettingRefusedException(
          Setting.REQUIRED_BOUNDARY.key(),
          arn,
          "an ARN with * for its account, because no principal of another account served can carry"
              + " this one");
    }
  }

  /// @throws SettingRefusedException for a key or value that is not allowed
  static StackSettings from(Map<String, ?> context) {
    var values = new ContextValues(context);
    values.refuseUnknownKeys();
    var stage = values.choice(Setting.STAGE, Stage.PRODUCTION);
    return new StackSettings(
        stage,
        values.choice(Setting.MODE, stage == Stage.STAGING ? Mode.DRY_RUN : Mode.APPROVE),
        Places.from(values),
        PatchScope.from(values),
        People.from(values),
        Limits.from(values),
        Hours.from(values),
        Options.from(values));
  }

  /// Name of the home stack; the others begin with it.
  String stackName() {
    return stage == Stage.STAGING ? StackOutputs.STACK + "-staging" : StackOutputs.STACK;
  }

  /// The handlers of this installation.
  List<HandlerActions> handlers() {
    return HandlerActions.in(mode.spelling());
  }

  /// Whether anything here may write to IAM.
  boolean writes() {
    return handlers().stream().anyMatch(HandlerActions::writesIam);
  }

  /// Whether Slack shows buttons: they only make sense where a decision can follow.
  boolean buttons() {
    return writes() && people.channel() == ApprovalChannel.SLACK;
  }

  /// Whether foreseen repairs are to go without a person, in a mode in which none does.
  boolean lookAheadWithoutEffect() {
    return options.lookAhead() == LookAhead.AUTO && mode != Mode.AUTO;
  }

  /// Whether `auto` is asked for but some list it needs is empty, so that everything is asked.
  boolean autoWithoutEffect() {
    return mode == Mode.AUTO
        && (scope.autoPrincipals().isEmpty() || scope.allowedRegions().isEmpty());
  }
}
