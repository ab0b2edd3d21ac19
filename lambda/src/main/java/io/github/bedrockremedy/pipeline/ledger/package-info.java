/// What is remembered: one case for each distinct denial, its steps, and what it owes to the world.
/// A step that is not in [CaseStatus]'s table cannot be taken. Begin at [Case] and [CaseLedger].
@NullMarked
package io.github.bedrockremedy.pipeline.ledger;

import org.jspecify.annotations.NullMarked;
