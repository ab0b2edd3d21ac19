/// The stack, in AWS CDK. Begin at [Main]; [HomeStack] puts the constructs together in the order of
/// the data. What the functions may do comes from `contract` and from nowhere else: [HandlerRoles]
/// turns its table into roles.
@NullMarked
package io.github.bedrockremedy.infra;

import org.jspecify.annotations.NullMarked;
