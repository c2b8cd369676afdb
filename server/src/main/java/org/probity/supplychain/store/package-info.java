@NullMarked
package org.probity.supplychain.store;

import org.jspecify.annotations.NullMarked;
