/** Saved queries over the record that make implementation evidence: full population, exceptions, counts. */
@NullMarked
package org.probity.assessment.recipes;

import org.jspecify.annotations.NullMarked;
