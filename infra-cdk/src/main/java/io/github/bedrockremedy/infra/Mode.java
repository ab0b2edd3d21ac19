package io.github.bedrockremedy.infra;

/// How far the installation may go by itself; what each mode contains is decided by `contract`.
enum Mode implements Spelled {
  /// Reports only; nothing in the stack is able to write to IAM.
  DRY_RUN("dry-run"),

  /// Every repair is a person's decision.
  APPROVE("approve"),

  /// Completes grants of listed principals without a person, asks for all else.
  AUTO("auto");

  private final String spelling;

  Mode(String spelling) {
    this.spelling = spelling;
  }

  @Override
  public String spelling() {
    return spelling;
  }
}
