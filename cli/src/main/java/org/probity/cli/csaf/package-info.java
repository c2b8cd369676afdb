/** {@code probity csaf}: security advisories on a terminal. */
@NullMarked
package org.probity.cli.csaf;

import org.jspecify.annotations.NullMarked;
