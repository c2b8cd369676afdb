@NullMarked
package org.probity.receipt.store;

import org.jspecify.annotations.NullMarked;
