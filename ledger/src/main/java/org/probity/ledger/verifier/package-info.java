/** The verifier as a program of its own, without any library beside the Java platform. */
@NullMarked
package org.probity.ledger.verifier;

import org.jspecify.annotations.NullMarked;
