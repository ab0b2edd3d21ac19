package io.github.bedrockremedy.json;

import java.io.IOException;

/// The text is no plain JSON, whether it is any other: somebody who can tell has to read it.
public final class NotPlainException extends IOException {
  private static final long serialVersionUID = 1L;

  NotPlainException() {
    super("not plain JSON");
  }

  /// It says where nothing: it is thrown for texts made to be refused too, and must be cheap.
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
