/** Load on a running server, beside the physical limit of the machine in the same run. */
@NullMarked
package org.probity.bench.server;

import org.jspecify.annotations.NullMarked;
