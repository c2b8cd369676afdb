/** Keeping keys over the years: the signed history of a log's keys, and PKCS#12 stores. Imports base, note, tree. */
@NullMarked
package org.probity.ledger.keys;

import org.jspecify.annotations.NullMarked;
