/** How fast vectors are scored. */
@NullMarked
package org.probity.bench.scoring;

import org.jspecify.annotations.NullMarked;
