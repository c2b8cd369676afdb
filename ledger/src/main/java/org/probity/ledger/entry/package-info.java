/** Log entries that disclose selectively, in the form of SD-JWT (RFC 9901). Imports base and json. */
@NullMarked
package org.probity.ledger.entry;

import org.jspecify.annotations.NullMarked;
