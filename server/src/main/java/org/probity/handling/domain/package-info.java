/** The rules of cases and work items. Pure: no framework, no SQL, no clock. */
@NullMarked
package org.probity.handling.domain;

import org.jspecify.annotations.NullMarked;
