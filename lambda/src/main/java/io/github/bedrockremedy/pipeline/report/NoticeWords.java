package io.github.bedrockremedy.pipeline.report;

import java.util.List;

/// What a notice says.
///
/// @param sentences at least one
/// @param heading over the items
/// @param items cases or policies it is about, printable already
record NoticeWords(String subject, List<String> sentences, String heading, List<String> items) {
  NoticeWords {
    sentences = List.copyOf(sentences);
    items = List.copyOf(items);
  }

  /// Words without a list below them.
  NoticeWords(String subject, List<String> sentences) {
    this(subject, sentences, "", List.of());
  }
}
