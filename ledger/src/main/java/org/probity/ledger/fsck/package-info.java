/** Checking a whole log: every entry, every tile, up to the signed checkpoint. */
@NullMarked
package org.probity.ledger.fsck;

import org.jspecify.annotations.NullMarked;
