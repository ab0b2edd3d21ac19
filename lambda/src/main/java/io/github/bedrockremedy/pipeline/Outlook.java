package io.github.bedrockremedy.pipeline;

import io.github.bedrockremedy.pipeline.foresight.Broad;
import io.github.bedrockremedy.pipeline.foresight.HeldPrincipal;
import io.github.bedrockremedy.pipeline.foresight.Prospect;

/// What looking ahead found about a role or user. Only a [Gap] becomes a case.
public sealed interface Outlook {
  /// Whom it is about.
  HeldPrincipal holder();

  /// Everything the call needs is allowed.
  record Complete(Prospect prospect) implements Outlook {
    @Override
    public HeldPrincipal holder() {
      return prospect.holder();
    }
  }

  /// The owner allows the profile and some of its Regions, and others are certainly missing.
  ///
  /// @param plan the plan of the denial that would come
  record Gap(Prospect prospect, Plan plan) implements Outlook {
    @Override
    public HeldPrincipal holder() {
      return prospect.holder();
    }
  }

  /// Something is missing by the documents, and whether that is so, or meant so, is not known:
  /// nobody is asked.
  ///
  /// @param why one clause
  record Unsure(Prospect prospect, String why) implements Outlook {
    @Override
    public HeldPrincipal holder() {
      return prospect.holder();
    }
  }

  /// A grant too wide to tell what its owner meant.
  record Wide(Broad broad) implements Outlook {
    @Override
    public HeldPrincipal holder() {
      return broad.holder();
    }
  }

  /// A policy nobody here can read.
  ///
  /// @param policy its name
  record Unread(HeldPrincipal holder, String policy) implements Outlook {}
}
