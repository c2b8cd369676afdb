/** Benchmarks and load drivers: each prints a ratio to a peer or to a physical limit measured in the same run. */
@NullMarked
package org.probity.bench;

import org.jspecify.annotations.NullMarked;
