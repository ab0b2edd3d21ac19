package io.github.bedrockremedy.local.wire;

/// An error as AWS gives it. Each [Service] puts it into its protocol's own form.
public final class AwsError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  public AwsError(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /// `ValidationError` of the query protocol.
  public static AwsError validation(String message) {
    return new AwsError(400, "ValidationError", message);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /// What the caller reads; never absent.
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
