/** The demo: an invented vendor with a real case, told through the same commands that people use; doors instead of passwords. */
@ApplicationModule
@NullMarked
package org.probity.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
