/** Time from outside: RFC 3161 time-stamp tokens over checkpoints. */
@NullMarked
package org.probity.ledger.time;

import org.jspecify.annotations.NullMarked;
