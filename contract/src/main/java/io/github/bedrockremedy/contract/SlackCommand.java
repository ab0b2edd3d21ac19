package io.github.bedrockremedy.contract;

import java.util.List;

/// The command behind a button in Slack. Amazon Q Developer takes 100 characters of it, which is
/// why
/// every name in it is short; `$…` are variables it fills from the notification.
///
/// See <https://docs.aws.amazon.com/chatbot/latest/APIReference/API_CustomActionDefinition.html>.
public final class SlackCommand {
  /// The most characters a command may have.
  public static final int MOST_CHARACTERS = 100;

  /// Name of the function behind the buttons. Literal in the command: a notification that names
  /// another one aims at nothing.
  public static final String FUNCTION = "br-page";

  /// The alias the buttons call, and the only thing the channel's role may invoke.
  public static final String ALIAS = "slack";

  /// Where in a notification the values stand: `metadata.additionalContext.` and the variable.
  public static final String CONTEXT = "event.metadata.additionalContext.";

  /// What marks a notification that is to have buttons: variable [#MARK] equals this.
  public static final String OPEN_REQUEST = "bedrock-remedy";

  public static final String MARK = "g";

  /// The case, `br-…`.
  public static final String CASE = "i";

  /// What proves that a press comes from a message of ours: 16 hexadecimal digits, made for one
  /// request and sent with its message only.
  public static final String FORM = "h";

  /// The home Region. A wrong one reaches no function: the role names the alias with its Region.
  public static final String REGION = "r";

  /// Every variable of the command.
  public static final List<String> VARIABLES = List.of(MARK, CASE, FORM, REGION);

  /// The command of a button.
  ///
  /// @param decision `approve` or `reject`
  public static String text(String decision) {
    return "lambda invoke --function-name %s:%s --region $%s --payload {\"i\":\"$%s\",\"h\":\"$%s\",\"d\":\"%s\"}"
        .formatted(FUNCTION, ALIAS, REGION, CASE, FORM, decision);
  }

  private SlackCommand() {}
}
