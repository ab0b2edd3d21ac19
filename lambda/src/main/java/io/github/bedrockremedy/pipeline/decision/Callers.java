package io.github.bedrockremedy.pipeline.decision;

/// Asks AWS itself who signed a decision: neither a stored row nor the function people reach is
/// believed about that.
public interface Callers {
  /// Whose signature a proof is.
  ///
  /// @param proof as the decision carries it
  /// @param statement the text that must be signed
  Answer signer(String proof, String statement);

  /// What AWS says.
  sealed interface Answer {
    /// AWS names the signer, who is of the account the installation runs in.
    ///
    /// @param arn whose credentials signed the statement
    record Signed(String arn) implements Answer {}

    /// The proof is none for this statement, it is too old, or the signer is of a foreign account.
    record NotSigned(String why) implements Answer {}

    /// AWS gave no answer; to be asked again.
    record NotAsked(String why) implements Answer {}
  }
}
