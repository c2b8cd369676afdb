/** How fast CSAF documents are read and validated, beside the bare JSON parse in the same run. */
@NullMarked
package org.probity.bench.csaf;

import org.jspecify.annotations.NullMarked;
