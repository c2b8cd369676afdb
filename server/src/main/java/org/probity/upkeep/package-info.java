/** Looking after an installation as a whole: backup, restore, moving between databases, checking. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "db", "record"})
@NullMarked
package org.probity.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
