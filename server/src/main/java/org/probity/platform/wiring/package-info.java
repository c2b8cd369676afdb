/** The few objects that everything else is given: clock, data folder, database. */
@NullMarked
package org.probity.platform.wiring;

import org.jspecify.annotations.NullMarked;
