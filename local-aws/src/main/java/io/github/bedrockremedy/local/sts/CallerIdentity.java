package io.github.bedrockremedy.local.sts;

import io.github.bedrockremedy.local.wire.QueryService;
import java.util.Map;
import java.util.function.UnaryOperator;

/// `GetCallerIdentity`.
public final class CallerIdentity extends QueryService {
  /// @param callers the ARN behind an access key
  public CallerIdentity(UnaryOperator<String> callers) {
    super(
        "sts",
        "https://sts.amazonaws.com/doc/2011-06-15/",
        "InternalFailure",
        Map.of(
            "GetCallerIdentity",
            (call, xml) -> xml.text("Arn", callers.apply(call.scope().accessKey()))));
  }
}
