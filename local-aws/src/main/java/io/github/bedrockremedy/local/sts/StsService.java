package io.github.bedrockremedy.local.sts;

import io.github.bedrockremedy.local.AccountState;
import io.github.bedrockremedy.local.Identity;
import io.github.bedrockremedy.local.IdentityKind;
import io.github.bedrockremedy.local.Session;
import io.github.bedrockremedy.local.policy.MalformedPolicy;
import io.github.bedrockremedy.local.policy.PolicyParser;
import io.github.bedrockremedy.local.wire.AwsError;
import io.github.bedrockremedy.local.wire.QueryCall;
import io.github.bedrockremedy.local.wire.QueryService;
import io.github.bedrockremedy.local.wire.Xml;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/// STS as the query protocol of 2011-06-15 speaks it.
///
/// See <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>.
public final class StsService extends QueryService {
  private static final int LONGEST_POLICY = 2048;

  public StsService(AccountState state, InstantSource clock) {
    super(
        "sts",
        "https://sts.amazonaws.com/doc/2011-06-15/",
        "InternalFailure",
        Map.of(
            "AssumeRole", (call, xml) -> assume(state, clock, call, xml),
            "GetCallerIdentity", (call, xml) -> identity(state, call, xml)));
  }

  /// The ARN of whoever signs with an access key.
  public static String callerOf(AccountState state, String accessKey) {
    return Caller.of(state, accessKey).arn();
  }

  private static void assume(AccountState state, InstantSource clock, QueryCall call, Xml result) {
    String arn = call.required("RoleArn");
    String name = call.required("RoleSessionName");
    if (!name.matches("[\\w+=,.@-]{2,64}")) {
      throw AwsError.validation("Value '" + name + "' at 'roleSessionName' is not valid");
    }
    Optional<String> policy = call.find("Policy");
    policy.ifPresent(StsService::checkPolicy);
    Caller caller = Caller.of(state, call.scope().accessKey());
    Identity role =
        state
            .find(arn)
            .filter(it -> it.kind() == IdentityKind.ROLE)
            .filter(it -> Trust.lets(caller, it, name, call.find("ExternalId")))
            .filter(it -> caller.maySend(state, "sts:AssumeRole", it.arn()))
            .orElseThrow(
                () ->
                    new AwsError(
                        403,
                        "AccessDenied",
                        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                            .formatted(caller.arn(), arn)));
    Instant expires = clock.instant().plusSeconds(seconds(call)).truncatedTo(ChronoUnit.SECONDS);
    Session session = state.sessions().open(role.arn(), name, policy, expires);
    write(result, session, role);
  }

  private static void write(Xml result, Session session, Identity role) {
    result.nest(
        "Credentials",
        xml ->
            xml.text("AccessKeyId", session.accessKey())
                .text("SecretAccessKey", "local")
                .text("SessionToken", session.token())
                .text("Expiration", session.expires().toString()));
    result.nest(
        "AssumedRoleUser",
        xml ->
            xml.text("AssumedRoleId", role.id() + ":" + session.name()).text("Arn", session.arn()));
  }

  private static void identity(AccountState state, QueryCall call, Xml result) {
    Caller caller = Caller.of(state, call.scope().accessKey());
    result
        .text("Arn", caller.arn())
        .text("UserId", caller.account())
        .text("Account", caller.account());
  }

  private static int seconds(QueryCall call) {
    String text = call.find("DurationSeconds").orElse("3600");
    int seconds = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    if (seconds < 900 || seconds > 3600) {
      throw AwsError.validation(
          "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return seconds;
  }

  private static void checkPolicy(String policy) {
    if (policy.length() > LONGEST_POLICY) {
      throw AwsError.validation("Value at 'policy' must have length less than or equal to 2048");
    }
    try {
      PolicyParser.parse(policy);
    } catch (MalformedPolicy e) {
      throw new AwsError(400, "MalformedPolicyDocument", e.text());
    }
  }
}
