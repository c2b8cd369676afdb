/** The tlog-proof text format. Imports note and tree. */
@NullMarked
package org.probity.ledger.proof;

import org.jspecify.annotations.NullMarked;
