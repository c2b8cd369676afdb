/** The application: one Spring Modulith module per context. */
@NullMarked
package org.probity;

import org.jspecify.annotations.NullMarked;
