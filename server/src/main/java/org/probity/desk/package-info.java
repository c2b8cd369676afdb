/** The first pages: the public front, and home, which shows each role what is due and what waits. On top of all contexts. */
@ApplicationModule
@NullMarked
package org.probity.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
