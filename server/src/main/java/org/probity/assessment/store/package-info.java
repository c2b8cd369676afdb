/** Assessments over their streams and tables. */
@NullMarked
package org.probity.assessment.store;

import org.jspecify.annotations.NullMarked;
