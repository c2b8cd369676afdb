/** How fast bills of materials are read and components are found; each beside a plainer way in the same run. */
@NullMarked
package org.probity.bench.inventory;

import org.jspecify.annotations.NullMarked;
