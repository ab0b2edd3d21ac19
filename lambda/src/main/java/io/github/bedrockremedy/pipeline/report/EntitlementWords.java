package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.pipeline.denial.Denial;
import io.github.bedrockremedy.pipeline.diagnosis.Diagnosis;
import io.github.bedrockremedy.pipeline.target.Target;
import java.util.List;

/// Words for refusals that look like IAM and are not, one method each.
///
/// See <https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html>
/// and <https://docs.aws.amazon.com/bedrock/latest/userguide/model-access.html>.
final class EntitlementWords {
  private static final String NOT_IAM = " No policy of the caller is at fault, so none is offered.";

  private EntitlementWords() {}

  static Explanation explain(Denial denial, Target target, Diagnosis.NotEntitled not) {
    String who = Phrases.who(target);
    String models =
        not.needed().models().isEmpty()
            ? denial.calledModel().map(ModelId::value).orElse("the model")
            : Phrases.models(not.needed());
    Text account = Text.account(denial.account());
    Text region = Text.region(denial.region().id());
    return switch (not.entitlement()) {
      case MODEL_ACCESS -> modelAccess(who, models, account, region);
      case MARKETPLACE -> marketplace(who, models, account, region);
      case MARKETPLACE_PENDING -> pending(who, models, account);
      case PAYMENT -> payment(who, models, account);
      case USE_CASE_FORM -> useCaseForm(who, models, account);
      case LIFECYCLE -> lifecycle(who, models, region);
      case END_OF_LIFE -> endOfLife(who, models, region);
      case GEOGRAPHY -> geography(who, models, region);
      case ACCOUNT -> account(who, account);
    };
  }

  private static Explanation modelAccess(String who, String models, Text account, Text region) {
    return new Explanation(
        "The account has no access to this model",
        who
            + " called "
            + models
            + " in "
            + region
            + ", and account "
            + account
            + " has no access to it."
            + NOT_IAM,
        List.of(
            "Check that the model exists in the Region:\naws bedrock list-foundation-models"
                + " --region "
                + region
                + " --query 'modelSummaries[].modelId'",
            "Administrator of account "
                + account
                + ": open the model in the Bedrock console (Model catalog) in that Region, accept"
                + " what it asks for, and call it once in the playground.",
            "Then call again; it can take 15 minutes to take effect."));
  }

  /// See "Access Amazon Bedrock foundation models" in the Bedrock user guide.
  private static final String MARKETPLACE_STATEMENT =
      "{\"Effect\":\"Allow\",\"Action\":[\"aws-marketplace:Subscribe\","
          + "\"aws-marketplace:ViewSubscriptions\"],\"Resource\":[\"*\"],"
          + "\"Condition\":{\"StringEquals\":{\"aws:CalledViaLast\":[\"bedrock.amazonaws.com\"]}}}";

  private static Explanation marketplace(String who, String models, Text account, Text region) {
    return new Explanation(
        "The account has not subscribed to this model in AWS Marketplace",
        who
            + " called "
            + models
            + ". The first call of a third-party model in an account subscribes to it in AWS"
            + " Marketplace, and "
            + "the caller may not do that. It is needed once for the whole account, and a role"
            + " that runs all day should not be able to buy.",
        List.of(
            "Administrator of account "
                + account
                + ", once: with the statement below in a policy of your own, call the model from"
                + " the Bedrock playground in "
                + region
                + ". The condition lets only Bedrock subscribe on your behalf.\n"
                + MARKETPLACE_STATEMENT,
            "Wait up to 15 minutes until the subscription is through, then call again.",
            "Do not give aws-marketplace:Subscribe to the caller: it would be able to buy any"
                + " product there, for as long as it runs, for a right that is needed once."));
  }

  private static Explanation pending(String who, String models, Text account) {
    return new Explanation(
        "The account's subscription to this model is still being processed",
        who
            + " called "
            + models
            + ". Account "
            + account
            + " has begun to subscribe to it in AWS Marketplace, and AWS has not finished yet. No"
            + " right is missing."
            + NOT_IAM,
        List.of(
            "Wait up to 15 minutes, then call again. Nothing has to be changed.",
            "Still refused after that? Administrator of account "
                + account
                + ": see in AWS Marketplace, Manage subscriptions, what became of it."));
  }

  private static Explanation payment(String who, String models, Text account) {
    return new Explanation(
        "AWS Marketplace could not charge the account for this model",
        who
            + " called "
            + models
            + ", and the Marketplace subscription failed for want of a valid means of payment in"
            + " account "
            + account
            + " or in the account that pays for it."
            + NOT_IAM,
        List.of(
            "Billing administrator: set a valid default payment method in Billing and Cost"
                + " Management, Payment preferences (of the management account, if it pays).",
            "Call again two minutes later."));
  }

  private static Explanation useCaseForm(String who, String models, Text account) {
    return new Explanation(
        "Anthropic's use-case form has not been filled in for this account",
        who
            + " called "
            + models
            + ". Anthropic's models ask for a short form about the use case before the first call,"
            + " once for an account or once for the whole organisation."
            + NOT_IAM,
        List.of(
            "Administrator of account "
                + account
                + " (or of the management account, for all): open an Anthropic model in the"
                + " Bedrock console and send the form; it needs"
                + " bedrock:PutUseCaseForModelAccess.",
            "Wait 15 minutes, then call again."));
  }

  private static Explanation lifecycle(String who, String models, Text region) {
    return new Explanation(
        "The model is legacy, and this account has not used it lately",
        who
            + " called "
            + models
            + " in "
            + region
            + ". Its provider marked it as legacy, and accounts that have not used it lately can no"
            + " longer call it."
            + NOT_IAM,
        successor(region));
  }

  private static Explanation endOfLife(String who, String models, Text region) {
    return new Explanation(
        "This version of the model has reached the end of its life",
        who
            + " called "
            + models
            + " in "
            + region
            + ". AWS has retired that version for everybody; no account can call it any more."
            + NOT_IAM,
        successor(region));
  }

  private static List<String> successor(Text region) {
    return List.of(
        "Owner of the application: move to the successor. Which models are active:\naws bedrock"
            + " list-foundation-models --region "
            + region
            + " --query \"modelSummaries[?modelLifecycle.status=='ACTIVE'].modelId\"",
        "A new model is a new right: expect one more denial, with a patch for it.");
  }

  private static Explanation geography(String who, String models, Text region) {
    return new Explanation(
        "The provider does not serve this model from where the call came from",
        who
            + " called "
            + models
            + " in "
            + region
            + ", and its provider refuses calls from countries it does not support."
            + NOT_IAM,
        List.of(
            "Owner of the application: call from a country the provider supports, or choose"
                + " another model.",
            "If the place is supported, check the address the call leaves from (proxy, VPN) and"
                + " the account's country, then ask AWS Support."));
  }

  private static Explanation account(String who, Text account) {
    return new Explanation(
        "AWS does not let this account use Bedrock yet",
        who
            + " was refused because account "
            + account
            + " itself is new, being verified, or restricted."
            + NOT_IAM,
        List.of(
            "Administrator of account "
                + account
                + ": look for a mail from AWS about verification; it is usually over in two"
                + " hours.",
            "Still refused? Open an AWS Support case (account and billing, free of charge)."));
  }
}
