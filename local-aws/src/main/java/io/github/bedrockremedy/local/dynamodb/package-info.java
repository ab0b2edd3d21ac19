/// DynamoDB Local's own engine behind our HTTP front, without its web server. Begin at
/// [TableService].
@NullMarked
package io.github.bedrockremedy.local.dynamodb;

import org.jspecify.annotations.NullMarked;
