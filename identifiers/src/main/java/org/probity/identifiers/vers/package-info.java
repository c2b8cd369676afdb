/** Version range specifiers (VERS 1.1) and the version order of each ecosystem. */
@NullMarked
package org.probity.identifiers.vers;

import org.jspecify.annotations.NullMarked;
