/** What tests of every context stand on: both databases, a whole server, a browser. */
@NullMarked
package org.probity.testing;

import org.jspecify.annotations.NullMarked;
