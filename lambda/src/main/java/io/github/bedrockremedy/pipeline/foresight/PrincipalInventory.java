package io.github.bedrockremedy.pipeline.foresight;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Lists the roles and users of one account that are worth a look, page by page: those that name
/// inference profiles, and those that hold a policy of ours.
public interface PrincipalInventory {
  /// Reads one page.
  ///
  /// @param marker where it begins, as the page before named it; empty for the first
  /// @param goOn asked before each call whether there is time for it
  Part page(Optional<String> marker, BooleanSupplier goOn);

  /// What was read.
  sealed interface Part {
    /// A page.
    ///
    /// @param principals in IAM's order
    /// @param next where the next page begins; empty for the last one
    record Page(List<HeldPrincipal> principals, Optional<String> next) implements Part {
      public Page {
        principals = List.copyOf(principals);
      }
    }

    /// It could not be read, or there was no time for it.
    ///
    /// @param why one clause
    record NotRead(String why) implements Part {}

    /// IAM does not know the marker any more: only the first page can be read.
    record MarkerGone() implements Part {}
  }
}
