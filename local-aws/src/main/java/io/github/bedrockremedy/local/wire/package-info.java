/// How AWS speaks: one loopback HTTP server, the service read from the signature's credential
/// scope, answers and errors in each protocol's own form. Begin at [AwsFront].
@NullMarked
package io.github.bedrockremedy.local.wire;

import org.jspecify.annotations.NullMarked;
