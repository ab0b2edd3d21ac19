package io.github.bedrockremedy.infra;

/// What an installation is for.
enum Stage implements Spelled {
  PRODUCTION("production"),

  /// For looking on: admits no mode but [Mode#DRY_RUN].
  STAGING("staging");

  private final String spelling;

  Stage(String spelling) {
    this.spelling = spelling;
  }

  @Override
  public String spelling() {
    return spelling;
  }
}
