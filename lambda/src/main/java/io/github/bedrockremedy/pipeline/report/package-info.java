/// From cases to words, in one place and once: the wording of every cause, the email, the Slack
/// message, the terminal's text, the snippets for the owner's code. Values not made by us are
/// [Text] and printed only if they match a strict pattern. Begin at [Wording].
@NullMarked
package io.github.bedrockremedy.pipeline.report;

import org.jspecify.annotations.NullMarked;
