package io.github.bedrockremedy.pipeline.foresight;

import java.util.List;
import java.util.function.BooleanSupplier;

/// Lists the roles of one account that are worth a look: those that name inference profiles, and
/// those that hold a policy of ours.
public interface RoleInventory {
  /// Reads the account's roles.
  ///
  /// @param goOn asked before each page whether there is time for it
  Inventory read(BooleanSupplier goOn);

  /// What was read.
  sealed interface Inventory {
    /// Read, as far as it went.
    ///
    /// @param roles in IAM's order
    /// @param whole whether the listing was read to its end; what comes behind is not known
    record Read(List<HeldRole> roles, boolean whole) implements Inventory {
      public Read {
        roles = List.copyOf(roles);
      }
    }

    /// Nothing of it could be read.
    ///
    /// @param why one clause
    record NotRead(String why) implements Inventory {}
  }
}
