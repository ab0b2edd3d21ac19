package io.github.bedrockremedy.pipeline.report;

import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The page people decide on: plain HTML without script, cookie or foreign part. Every value goes
/// through [#escaped], which leaves no character HTML knows.
public final class DecisionPage {
  private static final String STYLE =
      "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;"
          + "color-scheme:light dark}table{border-collapse:collapse}"
          + "td,th{text-align:left;padding:.2rem 1rem .2rem 0}"
          + "pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid;padding:.5rem}"
          + "label{display:block;margin:.5rem 0}button{font:inherit;padding:.4rem 1.2rem}"
          + ".remark{border-left:.3rem solid;padding-left:.7rem}";

  /// Nothing but this page's own stylesheet and form.
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(Sha256.bytes(STYLE))
          + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private DecisionPage() {}

  /// A page of one sentence.
  public static String plain(String title, String sentence) {
    return page(title, "<h1>" + escaped(title) + "</h1><p>" + escaped(sentence) + "</p>");
  }

  /// The request with its form. The form's address is the page's own, token included.
  ///
  /// @param remark what was wrong with the last try
  public static String request(Case asked, Optional<String> remark) {
    var body = new StringBuilder();
    body.append("<h1>").append(escaped(asked.plan().finding().headline())).append("</h1>");
    remark.ifPresent(r -> body.append("<p class=\"remark\">").append(escaped(r)).append("</p>"));
    about(asked, body);
    body.append("<form method=\"post\">")
        .append(hidden("plan", asked.plan().proposal().map(CasePlan.Proposal::sha256).orElse("")))
        .append(hidden("generation", String.valueOf(asked.generation())))
        .append(field("code", "Change code from the mail", 8, true))
        .append(field("name", "Your name, for the record", 80, false))
        .append(field("reason", "Reason", 200, false))
        .append("<p><button name=\"decision\" value=\"reject\">Reject</button> ")
        .append("<button name=\"decision\" value=\"approve\">Approve this change</button></p>")
        .append("</form>");
    return page("Request " + asked.id(), body.toString());
  }

  /// What became of a request.
  ///
  /// @param verdict what a person decided, if someone did
  public static String decided(Case shown, Optional<String> verdict) {
    var body = new StringBuilder();
    String state = verdict.map(v -> "Decided: " + v).orElse("No decision is asked any more");
    body.append("<h1>").append(escaped(state)).append("</h1>");
    body.append("<p>State of the case: ").append(escaped(shown.status().name())).append("</p>");
    about(shown, body);
    return page("Request " + shown.id(), body.toString());
  }

  private static void about(Case shown, StringBuilder body) {
    CasePlan plan = shown.plan();
    body.append("<p>").append(escaped(plan.finding().explanation())).append("</p><table>");
    row(body, List.of("Case", shown.id().value()));
    row(body, List.of("Account", plan.subject().account()));
    row(body, List.of("Principal", plan.subject().targetName()));
    row(body, List.of("Risk", plan.verdict().risk().orElse("-")));
    body.append("</table><h2>IAM's answers</h2><table>");
    body.append("<tr><th>Call</th><th>Before</th><th>After</th></tr>");
    plan.proof().forEach(p -> row(body, List.of(p.what(), p.before(), p.after())));
    body.append("</table>");
    plan.proposal()
        .ifPresent(
            p ->
                body.append("<h2>The policy, exactly</h2><p>Inline policy ")
                    .append(escaped(p.policyName()))
                    .append(", SHA-256 ")
                    .append(escaped(p.sha256()))
                    .append("</p><pre>")
                    .append(escaped(p.text()))
                    .append("</pre>"));
  }

  private static void row(StringBuilder body, List<String> cells) {
    body.append("<tr>");
    cells.forEach(c -> body.append("<td>").append(escaped(c)).append("</td>"));
    body.append("</tr>");
  }

  private static String hidden(String name, String value) {
    return "<input type=\"hidden\" name=\"" + name + "\" value=\"" + escaped(value) + "\">";
  }

  private static String field(String name, String label, int longest, boolean required) {
    return "<label>"
        + escaped(label)
        + "<br><input name=\""
        + name
        + "\" maxlength=\""
        + longest
        + "\" autocomplete=\"off\""
        + (required ? " required" : "")
        + "></label>";
  }

  private static String page(String title, String body) {
    return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width\"><title>"
        + escaped(title)
        + "</title><style>"
        + STYLE
        + "</style></head><body><main>"
        + body
        + "</main></body></html>";
  }

  static String escaped(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = Character.isLetterOrDigit(c) || " .,:;/_-()[]{}=+*?!".indexOf(c) >= 0;
              if (plain) {
                out.appendCodePoint(c);
              } else if (c == '\n' || (c > ' ' && c != 0x7f && !Character.isISOControl(c))) {
                out.append("&#").append(c).append(';');
              }
            });
    return out.toString();
  }
}
