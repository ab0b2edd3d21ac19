package io.github.bedrockremedy.edge.iam;

import io.github.bedrockremedy.edge.Failure;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/// Part of a principal could not be read, so nothing about it counts as read. Never leaves the
/// package.
final class Unread extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  Unread(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }

  /// Makes a call, and names it if it fails.
  ///
  /// @param call the call, `iam:GetRolePolicy`
  static <T> T unless(String call, Supplier<T> made) {
    try {
      return made.get();
    } catch (SdkException e) {
      throw new Unread(Failure.of(e).why(call));
    }
  }

  /// Makes a call for an entity; empty if IAM does not know it.
  static <T> Optional<T> found(String call, Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (NoSuchEntityException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new Unread(Failure.of(e).why(call));
    }
  }
}
