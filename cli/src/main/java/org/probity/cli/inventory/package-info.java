/** {@code probity inventory}: a component index on disk, without a server. */
@NullMarked
package org.probity.cli.inventory;

import org.jspecify.annotations.NullMarked;
