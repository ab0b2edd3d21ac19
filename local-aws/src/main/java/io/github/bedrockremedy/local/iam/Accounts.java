package io.github.bedrockremedy.local.iam;

import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.ManagedPolicy;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;

/// Looks things up as IAM does, with IAM's words for what is not there.
record Accounts(AccountState state) {

  Identity named(QueryCall call, IdentityKind kind) {
    String field = kind.word() + "Name";
    String name = call.required(field);
    if (!name.matches("[\\w+=,.@-]{1,128}")) {
      throw AwsError.validation(
          "The specified value for "
              + kind.lower()
              + "Name is invalid. It must contain only alphanumeric characters and/or the"
              + " following: +=,.@_-");
    }
    String account = state.accountOf(call.scope().accessKey()).accountId();
    return state
        .find(account, kind, name)
        .orElseThrow(
            () -> noSuch("The %s with name %s cannot be found.".formatted(kind.lower(), name)));
  }

  ManagedPolicy policy(String arn) {
    return state
        .policy(arn)
        .orElseThrow(() -> noSuch("Policy " + arn + " does not exist or is not attachable."));
  }

  static AwsError noSuch(String message) {
    return new AwsError(404, "NoSuchEntity", message);
  }
}
