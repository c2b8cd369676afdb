@NullMarked
package org.probity.ledger;

import org.jspecify.annotations.NullMarked;
