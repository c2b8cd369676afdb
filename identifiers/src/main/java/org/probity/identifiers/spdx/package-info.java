/** SPDX licence expressions (SPDX 2.3 annex D, 3.0 annex B) and the list of ids. */
@NullMarked
package org.probity.identifiers.spdx;

import org.jspecify.annotations.NullMarked;
