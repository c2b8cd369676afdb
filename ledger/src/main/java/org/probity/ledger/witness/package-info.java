/** Witnesses by C2SP: cosigning as one (tlog-witness), asking others, and the quorum policy (tlog-policy). */
@NullMarked
package org.probity.ledger.witness;

import org.jspecify.annotations.NullMarked;
