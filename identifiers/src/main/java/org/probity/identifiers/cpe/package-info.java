/** CPE 2.3 names (NISTIR 7695) and their matching (NISTIR 7696). */
@NullMarked
package org.probity.identifiers.cpe;

import org.jspecify.annotations.NullMarked;
