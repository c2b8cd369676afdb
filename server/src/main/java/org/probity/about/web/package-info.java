/** The About pages. */
@NullMarked
package org.probity.about.web;

import org.jspecify.annotations.NullMarked;
