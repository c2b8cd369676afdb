/**
 * CSAF 2.0 and 2.1: reading, every validation test, writing, conversion. A library of its own that knows nothing of a
 * server.
 */
@NullMarked
package org.probity.csaf;

import org.jspecify.annotations.NullMarked;
