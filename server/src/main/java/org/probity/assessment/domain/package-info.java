/** The rules of an assessment. No Spring, no SQL, no clock. */
@NullMarked
package org.probity.assessment.domain;

import org.jspecify.annotations.NullMarked;
