package io.github.bedrockremedy.contract;

/// The route of the HTTP API that takes decisions from callers AWS has authenticated. Who decided
/// is
/// the caller's ARN in the request context; the body cannot claim it.
public final class DecisionRoute {
  public static final String METHOD = "POST";
  public static final String PATH = "/decisions";

  private DecisionRoute() {}
}
