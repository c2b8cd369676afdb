/**
 * The Common Vulnerability Scoring System of FIRST, versions 2.0, 3.0, 3.1 and 4.0: strict parsing, exact scores, the
 * canonical vector, differences in words.
 *
 * <p>{@link org.probity.scoring.cvss.CvssVector} is the way in. All scores are counted in whole numbers; no binary
 * floating point takes part, so a tie is always rounded as the specification says.
 */
@NullMarked
package org.probity.scoring.cvss;

import org.jspecify.annotations.NullMarked;
