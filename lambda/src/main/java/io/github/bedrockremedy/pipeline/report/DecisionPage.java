package io.github.bedrockremedy.pipeline.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.bedrockremedy.contract.Sha256;
import io.github.bedrockremedy.pipeline.ledger.Case;
import io.github.bedrockremedy.pipeline.ledger.CasePlan;
import io.github.bedrockremedy.pipeline.ledger.PersonDecision;
import io.github.bedrockremedy.pipeline.ledger.Sightings;
import io.github.bedrockremedy.pipeline.ledger.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The page people decide on: HTML without script, cookie or foreign part, made by a template that
/// escapes every value for the place it stands in.
public final class DecisionPage {
  /// A page a phone in a train loads at once; without room the snippets go first.
  static final int LONGEST = 49_000;

  private static final String STYLE = style();
  private static final TemplateEngine TEMPLATES =
      TemplateEngine.createPrecompiled(ContentType.Html);

  /// Nothing but this page's own stylesheet and form.
  public static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(Sha256.bytes(STYLE))
          + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

  private DecisionPage() {}

  /// A page of one sentence.
  public static String plain(String title, String sentence) {
    return html(
        new PageView(
            title,
            STYLE,
            "",
            title,
            List.of(),
            List.of(sentence),
            "",
            List.of(),
            "",
            "",
            List.of(),
            "",
            List.of()));
  }

  /// What the page is made of besides the case.
  ///
  /// @param seen how often the denial was seen
  /// @param history every step so far
  /// @param expiresAt until when a decision counts
  /// @param now the page's own time
  public record About(
      Case shown, Sightings seen, List<Step> history, Instant expiresAt, Instant now) {
    public About {
      history = List.copyOf(history);
    }
  }

  /// The request with its form. The form's address is the page's own, token included.
  ///
  /// @param remark what was wrong with the last try
  public static String request(About about, Optional<String> remark) {
    CasePlan plan = about.shown().plan();
    String question = CaseWords.decision(plan);
    var form =
        new PageView.Form(
            plan.proposal().map(p -> Text.id(p.sha256()).value()).orElse(""),
            String.valueOf(about.shown().generation()));
    return html(
        view(
            about,
            PageWords.waiting(about.expiresAt(), about.now()),
            question.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + question.substring(1)
                + "?",
            remark.stream().toList(),
            PageWords.request(about.shown(), about.history()),
            List.of(form)));
  }

  /// What became of a request.
  ///
  /// @param decision what a person decided, if someone did
  public static String decided(About about, Optional<PersonDecision> decision) {
    return html(
        view(
            about,
            PageWords.state(about.shown().status()),
            PageWords.headline(about.shown(), about.history(), decision),
            List.of(),
            PageWords.outcome(about.shown(), about.history(), decision),
            List.of()));
  }

  private static PageView view(
      About about,
      String state,
      String headline,
      List<String> remarks,
      List<String> sentences,
      List<PageView.Form> forms) {
    CasePlan plan = about.shown().plan();
    Optional<Snippets> snippets = Snippets.of(plan);
    boolean undo = PageWords.policyStands(about.shown(), about.history());
    return new PageView(
        "Request " + about.shown().id(),
        STYLE,
        state,
        headline,
        remarks,
        sentences,
        undo
            ? snippets.map(s -> String.join("\n", Wrap.command(s.undoCommand(), 78, ""))).orElse("")
            : "",
        PageTables.of(about),
        plan.proposal()
            .map(
                p ->
                    "Inline policy "
                        + Text.name(p.policyName())
                        + ". SHA-256 of its text: "
                        + Text.id(p.sha256()))
            .orElse(""),
        plan.proposal().map(Snippets::json).orElse(""),
        forms,
        PageWords.owner(plan),
        snippets.map(s -> languages(s, plan)).orElse(List.of()));
  }

  private static List<PageView.Snippet> languages(Snippets snippets, CasePlan plan) {
    List<PageView.Snippet> all = new ArrayList<>();
    for (Snippets.Language language : Snippets.Language.forOwner(plan.owner())) {
      all.add(new PageView.Snippet(language.title(), snippets.in(language)));
    }
    return all;
  }

  private static String html(PageView view) {
    String page = rendered(view);
    return page.length() <= LONGEST ? page : rendered(view.withoutSnippets());
  }

  private static String rendered(PageView view) {
    var out = new StringOutput(16_384);
    TEMPLATES.render("page.jte", view, out);
    return out.toString();
  }

  private static String style() {
    try (InputStream css =
        Objects.requireNonNull(DecisionPage.class.getResourceAsStream("page.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
