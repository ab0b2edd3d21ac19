/// Holds the documents to the code: what a page says in a table, a command or a link is compared
/// with what is there. [Page] reads a page.
@NullMarked
package io.github.bedrockremedy.cli.docs;

import org.jspecify.annotations.NullMarked;
