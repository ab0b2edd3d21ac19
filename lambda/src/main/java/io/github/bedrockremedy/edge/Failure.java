package io.github.bedrockremedy.edge;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// A call to AWS that failed, in words. AWS's own message is left out where it could quote text
/// that is not ours.
///
/// See <https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html>.
///
/// @param code AWS's error code; empty if no answer came
/// @param status HTTP status; 0 if no answer came
/// @param fault the fault itself where no answer came
/// @param before the call that failed before the meant one could be made
public record Failure(String code, int status, String fault, Optional<String> before) {
  private static final Set<String> DENIED =
      Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation");

  private static final String BUDGET = "BudgetSpent";

  /// Credentials or clocks that will be right again; the request itself was not looked at.
  private static final Set<String> PASSING =
      Set.of(
          "ExpiredToken",
          "ExpiredTokenException",
          "RequestExpired",
          "RequestTimeout",
          "ConcurrentModification");

  /// Reads what the SDK throws.
  public static Failure of(SdkException e) {
    if (e instanceof NoSession none) {
      return none.failure();
    }
    if (e instanceof CallBudget.Spent) {
      return of(BUDGET, 0, String.valueOf(e.getMessage()));
    }
    if (e instanceof AwsServiceException answered) {
      AwsErrorDetails details = answered.awsErrorDetails();
      String code = details == null ? null : details.errorCode();
      return of(code == null ? "" : code, answered.statusCode(), "");
    }
    return of("", 0, String.valueOf(e.getMessage()));
  }

  private static Failure of(String code, int status, String fault) {
    return new Failure(code, status, fault, Optional.empty());
  }

  /// The same failure, of a call that had to be made before the meant one.
  Failure instead(String call) {
    return new Failure(code, status, fault, Optional.of(call));
  }

  /// Whether the caller lacks the right.
  public boolean denied() {
    return DENIED.contains(code);
  }

  /// Whether the same call may succeed later: AWS was busy, broken or not reached.
  public boolean passing() {
    return status == 0
        || status >= 500
        || status == 429
        || PASSING.contains(code)
        || code.toLowerCase(Locale.ROOT).startsWith("throttl")
        || code.startsWith("TooManyRequests");
  }

  /// Whether AWS answered that there is no such resource.
  public boolean absent() {
    return code.equals("ResourceNotFoundException") || code.equals("ValidationException");
  }

  /// One clause: what happened to a call.
  ///
  /// @param meant the call that was to be made, `iam:GetRole`
  public String why(String meant) {
    return why(meant, "this system");
  }

  /// The same, of a call made with somebody else's rights.
  ///
  /// @param caller who that is, `your credentials`
  public String why(String meant, String caller) {
    String call = before.orElse(meant);
    if (code.equals(BUDGET)) {
      return fault;
    }
    if (!fault.isEmpty()) {
      return call + " got no answer: " + fault;
    }
    String named = code.isEmpty() ? "HTTP status " + status : code;
    return denied()
        ? call + " is not allowed to " + caller + " (" + named + ")"
        : call + " failed with " + named;
  }
}
