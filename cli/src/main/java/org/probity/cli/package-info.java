/** Probity on a terminal: every command here works without a server. */
@NullMarked
package org.probity.cli;

import org.jspecify.annotations.NullMarked;
