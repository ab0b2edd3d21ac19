/// The way into further accounts: roles named by the configuration alone, sessions that are kept
/// for reading and cut down to one act for writing. Begin at [MemberSessions]. And the way to ask
/// whose signature something is: [StsCallers].
@NullMarked
package io.github.bedrockremedy.edge.sts;

import org.jspecify.annotations.NullMarked;
