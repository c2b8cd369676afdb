/** Starting the program: flags, checks before the first step, plain words when something is in the way. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "record", "upkeep"})
@NullMarked
package org.probity.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
