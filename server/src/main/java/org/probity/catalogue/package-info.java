/**
 * The requirements of the standards, as data that ships with the program: our own words with marks of how certain they are,
 * never the text of a standard. Open to every context.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package org.probity.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
