/// What AWS says about its own actions: which exist, what a policy may name for them, and which of
/// them an API operation can be denied on. Nothing here grants; what a patch may contain is
/// [io.github.bedrockremedy.contract.OfferableActions]. Begin at [ActionTable].
@NullMarked
package io.github.bedrockremedy.contract.actions;

import org.jspecify.annotations.NullMarked;
