package io.github.bedrockremedy.pipeline.report;

import java.util.List;

/// What stands on the page, in the order it stands there. The template escapes each value for its
/// place; what is empty is left out.
///
/// @param title of the browser's tab
/// @param style the one stylesheet
/// @param state where the case stands
/// @param headline the question, or what became of it
/// @param remarks what was wrong with the last try
/// @param sentences what one has to know first
/// @param undo the command that takes our policy away
/// @param forms the form, as long as the request is open
/// @param policyWords name and hash of the policy
/// @param policy the policy itself
/// @param ownerWords who maintains the principal, and what a deploy does
public record PageView(
    String title,
    String style,
    String state,
    String headline,
    List<String> remarks,
    List<String> sentences,
    String undo,
    List<Table> tables,
    String policyWords,
    String policy,
    List<Form> forms,
    String ownerWords,
    List<Snippet> snippets) {
  public PageView {
    remarks = List.copyOf(remarks);
    sentences = List.copyOf(sentences);
    tables = List.copyOf(tables);
    forms = List.copyOf(forms);
    snippets = List.copyOf(snippets);
  }

  /// A table whose first column names the row.
  ///
  /// @param kind what the first column holds, for the stylesheet: a Region's name must not be
  /// broken
  public record Table(String kind, String title, List<String> columns, List<Row> rows) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /// A row of a table.
  public record Row(String first, List<String> rest) {
    public Row {
      rest = List.copyOf(rest);
    }

    static Row of(String first, String... rest) {
      return new Row(first, List.of(rest));
    }
  }

  /// What the form carries unseen: the plan and generation that were shown.
  public record Form(String plan, String generation) {}

  /// The change in one language.
  public record Snippet(String language, String code) {}

  /// The same page without the snippets, where it would be too long for a phone.
  PageView withoutSnippets() {
    return new PageView(
        title,
        style,
        state,
        headline,
        remarks,
        sentences,
        undo,
        tables,
        policyWords,
        policy,
        forms,
        ownerWords,
        List.of());
  }
}
