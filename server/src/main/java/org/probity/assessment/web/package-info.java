/** Pages of the assessment. */
@NullMarked
package org.probity.assessment.web;

import org.jspecify.annotations.NullMarked;
