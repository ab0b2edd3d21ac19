package io.github.bedrockremedy.infra;

/// What becomes of calls that would be denied and were not made yet.
enum LookAhead implements Spelled {
  OFF("off"),
  ASK("ask"),
  AUTO("auto");

  private final String spelling;

  LookAhead(String spelling) {
    this.spelling = spelling;
  }

  @Override
  public String spelling() {
    return spelling;
  }
}
