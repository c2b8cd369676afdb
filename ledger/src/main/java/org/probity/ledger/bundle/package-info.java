/** Evidence bundles: one ZIP that proves chosen facts offline, its writer and its verifier. */
@NullMarked
package org.probity.ledger.bundle;

import org.jspecify.annotations.NullMarked;
