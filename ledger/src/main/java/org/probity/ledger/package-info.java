/**
 * A tamper-evident log that anyone can check and that tells nothing it should not. {@link org.probity.ledger.Log} is the
 * door; the packages beneath it import one another in one direction only.
 */
@NullMarked
package org.probity.ledger;

import org.jspecify.annotations.NullMarked;
