/** Signed notes, verifier keys, checkpoints and cosignatures by C2SP. Imports base and tree. */
@NullMarked
package org.probity.ledger.note;

import org.jspecify.annotations.NullMarked;
