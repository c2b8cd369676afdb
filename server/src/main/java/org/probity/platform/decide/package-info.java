/** What a rule answers: events, or a refusal that says why. No framework in here. */
@NullMarked
package org.probity.platform.decide;

import org.jspecify.annotations.NullMarked;
