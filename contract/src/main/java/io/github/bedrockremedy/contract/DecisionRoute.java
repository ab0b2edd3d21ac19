package io.github.bedrockremedy.contract;

/// The route of the HTTP API that takes decisions from callers AWS has authenticated. Who decided
/// is
/// the caller's ARN in the request context; the body cannot claim it.
public final class DecisionRoute {
  public static final String METHOD = "POST";
  public static final String PATH = "/decisions";

  /// The header of the request to STS that a caller signs beside the call to this route: its value
  /// says what is decided, so that the signature is good for nothing else.
  public static final String STATEMENT_HEADER = "x-bedrock-remedy-decision";

  /// How long that signature may be good, in seconds: as long as STS lets it be.
  public static final int SIGNATURE_SECONDS = 900;

  private DecisionRoute() {}
}
