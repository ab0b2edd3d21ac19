package io.github.bedrockremedy.iam;

/// A policy that could not be understood; the message names the element.
public final class PolicySyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PolicySyntaxException(String message) {
    super(message);
  }
}
