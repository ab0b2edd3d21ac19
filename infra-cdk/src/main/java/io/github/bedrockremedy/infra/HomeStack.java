package io.github.bedrockremedy.infra;

import io.github.bedrockremedy.contract.HandlerActions;
import java.nio.file.Path;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/// One installation in one Region: from the event rule to the approval page. Roles come before the
/// table and the topics, whose own policies name them; functions come after everything their
/// environment names.
final class HomeStack extends Stack {
  HomeStack(Construct scope, String id, StackProps props, StackSettings settings, Path zip) {
    super(scope, id, props);
    var handlers = HandlerActions.in(settings.mode().spelling());

    var denials = new DenialQueue(this, "Denials");
    var rule = new DenialRule(this, "DenialRule", settings, denials);
    denials.admitOnly(rule, settings);

    var roles = new HandlerRoles(this, "Roles", handlers);
    var cases = new CaseStore(this, "Cases", roles, settings);
    var topics = new Topics(this, "Topics", roles, settings);
    var page = new ApprovalPage(this, "ApprovalPage");
    roles.grant(cases, topics, settings);

    var environment = new HandlerEnvironment(settings, denials, cases, topics, page);
    var functions =
        new HandlerFunctions(this, "Functions", roles, environment, Code.fromAsset(zip.toString()));
    denials.feed(functions);
    new Effects(this, "Effects", cases, functions);
    page.servedBy(functions);
    new ReviewClock(this, "ReviewClock", functions);

    CfnOutput.Builder.create(this, "ApprovalUrl").value(page.url()).build();
    CfnOutput.Builder.create(this, "CaseTable").value(cases.table().getTableName()).build();
    warnOf(settings);
  }

  private void warnOf(StackSettings settings) {
    if (settings.autoWithoutEffect()) {
      Annotations.of(this)
          .addWarningV2(
              "bedrock-remedy:autoWithoutEffect",
              "mode 'auto' repairs nothing by itself until both 'autoPrincipals' and"
                  + " 'allowedRegions' are set");
    }
  }
}
