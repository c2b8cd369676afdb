/** Pages of cases and work items. */
@NullMarked
package org.probity.handling.web;

import org.jspecify.annotations.NullMarked;
