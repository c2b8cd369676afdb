/** Package URLs and version ranges on a terminal. */
@NullMarked
package org.probity.cli.identifiers;

import org.jspecify.annotations.NullMarked;
