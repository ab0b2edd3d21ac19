package io.github.bedrockremedy.infra;

/// A choice with the one spelling people type and handlers read.
interface Spelled {
  /// As in the CDK context and in the functions' environment.
  String spelling();
}
