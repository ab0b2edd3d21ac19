package io.github.bedrockremedy;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/// Leaves out the local AWS the tests run against: it is no part of what is deployed.
public final class OwnClasses implements ImportOption {
  @Override
  public boolean includes(Location location) {
    return !location.contains("/local-aws/");
  }
}
