package io.github.bedrockremedy.local;

/// A Lambda's handler as its event source sees it.
@FunctionalInterface
public interface Function {
  /// Hands over one event, JSON in UTF-8, and gives the answer back.
  byte[] invoke(byte[] event) throws Exception;
}
