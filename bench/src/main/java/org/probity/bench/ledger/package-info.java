/** Speed of the ledger, each figure beside a physical limit measured in the same run. */
@NullMarked
package org.probity.bench.ledger;

import org.jspecify.annotations.NullMarked;
