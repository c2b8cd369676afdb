/**
 * The floor every context stands on and none owns: the two databases behind one door, decisions and refusals, pages, forms
 * and drafts, safe text. It knows nothing of vulnerabilities.
 */
@ApplicationModule(type = ApplicationModule.Type.OPEN, allowedDependencies = "db")
@NullMarked
package org.probity.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
