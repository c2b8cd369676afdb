/**
 * Matching: which vulnerability records speak of which components, by which identity and range, and how sure that is.
 *
 * <p>A match is a candidate for verification. That something is present does not say that it can be exploited.
 */
@NullMarked
package org.probity.inventory.match;

import org.jspecify.annotations.NullMarked;
