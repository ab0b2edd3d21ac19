package io.github.bedrockremedy.local.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds requests of the tests step by step.
record Requests(
    String action,
    String resource,
    Map<String, List<String>> context,
    List<String> identity,
    Optional<String> boundary,
    List<List<String>> levels) {
  private static final String MODEL = "arn:aws:bedrock:us-east-1::foundation-model/m";

  static Requests of(String action, String resource, String... statements) {
    return new Requests(
        action, resource, Map.of(), List.of(document(statements)), Optional.empty(), List.of());
  }

  /// One of `bedrock:InvokeModel` on a model, by statements with single quotes.
  static Requests ask(String... statements) {
    return of("bedrock:InvokeModel", MODEL, quoted(statements));
  }

  static String[] quoted(String... statements) {
    return Arrays.stream(statements).map(it -> it.replace('\'', '"')).toArray(String[]::new);
  }

  Requests with(Map<String, List<String>> keys) {
    return new Requests(action, resource, keys, identity, boundary, levels);
  }

  Requests bounded(String... statements) {
    return new Requests(
        action, resource, context, identity, Optional.of(document(statements)), levels);
  }

  Requests unbounded() {
    return new Requests(action, resource, context, identity, Optional.empty(), levels);
  }

  Requests under(String... statements) {
    var more = new ArrayList<>(levels);
    more.add(List.of(document(statements)));
    return new Requests(action, resource, context, identity, boundary, more);
  }

  Requests identity(String... statements) {
    return new Requests(action, resource, context, List.of(document(statements)), boundary, levels);
  }

  Decision decide() {
    return PolicyEvaluator.evaluate(
        new RequestContext(
            action,
            resource,
            context,
            sources(identity),
            boundary.map(text -> SourcePolicy.of("boundary", "user-managed", text)),
            levels.stream().map(Requests::sources).toList()));
  }

  Verdict verdict() {
    return decide().verdict();
  }

  private static List<SourcePolicy> sources(List<String> texts) {
    return texts.stream().map(text -> SourcePolicy.of("p", "role", text)).toList();
  }

  static String document(String... statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
  }
}
