/** How fast identifiers are read and versions compared. */
@NullMarked
package org.probity.bench.identifiers;

import org.jspecify.annotations.NullMarked;
