/** What every other package of the ledger stands on: strict text encodings and the one kind of fault. */
@NullMarked
package org.probity.ledger.base;

import org.jspecify.annotations.NullMarked;
