/** Where a log's files lie: the store interface, a POSIX folder, and the journal of sequenced entries. */
@NullMarked
package org.probity.ledger.store;

import org.jspecify.annotations.NullMarked;
