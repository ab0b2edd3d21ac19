package io.github.bedrockremedy.infra;

import org.jspecify.annotations.Nullable;

/// A setting that cannot be used. The message names its key, what was given, and what is allowed.
final class SettingRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SettingRefusedException(String key, @Nullable Object given, String allowed) {
    super("Setting '%s' is '%s'; allowed: %s.".formatted(key, given, allowed));
  }

  SettingRefusedException(Setting setting, @Nullable Object given) {
    this(setting.key(), given, setting.allowed());
  }
}
