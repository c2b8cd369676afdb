/** What this program is, what it claims and what proves its record: public pages. On top of all contexts. */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "catalogue", "traceability", "record"})
@NullMarked
package org.probity.about;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
