/** The assessment report as HTML and PDF. */
@NullMarked
package org.probity.assessment.report;

import org.jspecify.annotations.NullMarked;
