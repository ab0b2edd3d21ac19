package io.github.bedrockremedy.local.wire;

import io.github.bedrockremedy.local.Fault;
import java.util.Map;

/// A service of the query protocol: a form in, XML out.
public abstract class QueryService implements Service {
  private static final String REQUEST_ID = "00000000-0000-4000-8000-000000000000";

  private final String prefix;
  private final String namespace;
  private final String serverError;
  private final Map<String, Operation> operations;

  /// One action: reads the call, writes the inside of the result element.
  @FunctionalInterface
  public interface Operation {
    void run(QueryCall call, Xml result);
  }

  protected QueryService(
      String prefix, String namespace, String serverError, Map<String, Operation> operations) {
    this.prefix = prefix;
    this.namespace = namespace;
    this.serverError = serverError;
    this.operations = Map.copyOf(operations);
  }

  @Override
  public String action(Request request) {
    return prefix + ":" + request.form().getOrDefault("Action", "");
  }

  @Override
  public Answer answer(Request request) {
    Map<String, String> form = request.form();
    String action = form.getOrDefault("Action", "");
    Operation operation = operations.get(action);
    if (operation == null) {
      throw new AwsError(
          400, "InvalidAction", "The action " + action + " is not valid for this endpoint.");
    }
    Xml result = new Xml();
    operation.run(new QueryCall(request.scope(), form), result);
    return Answer.xml(
        200,
        "<%1$sResponse xmlns=\"%2$s\"><%1$sResult>%3$s</%1$sResult><ResponseMetadata><RequestId>%4$s</RequestId></ResponseMetadata></%1$sResponse>"
            .formatted(action, namespace, result, REQUEST_ID));
  }

  @Override
  public Answer refuse(AwsError error) {
    Xml xml =
        new Xml()
            .text("Type", error.status() < 500 ? "Sender" : "Receiver")
            .text("Code", error.code())
            .text("Message", error.text());
    return Answer.xml(
        error.status(),
        "<ErrorResponse xmlns=\"%s\"><Error>%s</Error><RequestId>%s</RequestId></ErrorResponse>"
            .formatted(namespace, xml, REQUEST_ID));
  }

  @Override
  public AwsError fault(Fault fault, String action) {
    return switch (fault) {
      case THROTTLE -> new AwsError(400, "Throttling", "Rate exceeded");
      case ACCESS_DENIED ->
          new AwsError(
              403,
              prefix.equals("sns") ? "AuthorizationError" : "AccessDenied",
              "User is not authorized to perform: " + action);
      case SERVER_ERROR, TIME_OUT, DROP_AFTER_WRITE ->
          new AwsError(500, serverError, "The request processing has failed.");
    };
  }
}
