/** Language tags by BCP 47 (RFC 5646). */
@NullMarked
package org.probity.identifiers.language;

import org.jspecify.annotations.NullMarked;
