/**
 * Which code and which test satisfy which requirement. {@link org.probity.traceability.Satisfies} is put on rules, commands,
 * pages and jobs and on the tests that show it; the build reads it back from the class files, refuses what does not hold and
 * writes docs/traceability.md. Open to every context, so it stands below all of them; its page is in {@code about}.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "catalogue")
@NullMarked
package org.probity.traceability;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
