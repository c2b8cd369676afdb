/** Asks other machines on behalf of a document one does not trust. */
@NullMarked
package org.probity.csaf.net;

import org.jspecify.annotations.NullMarked;
