/// The embedded list of system-defined inference profiles: where each profile routes to from each
/// source Region, with the date and evidence of every entry. It stands behind the live answer of
/// `GetInferenceProfile` and never in front of it. Begin at [ProfileCatalogue].
@NullMarked
package io.github.bedrockremedy.contract.catalogue;

import org.jspecify.annotations.NullMarked;
