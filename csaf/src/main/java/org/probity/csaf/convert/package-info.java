/**
 * From CSAF to other forms and back: CSAF 2.1, OpenVEX, CycloneDX VEX, CVE records, OSV. Every conversion tells what did
 * not survive, was changed or made up.
 *
 * <p>One model stands behind them, {@link org.probity.csaf.convert.StatusModel}: who said of which product, under which
 * vulnerability, what.
 */
@NullMarked
package org.probity.csaf.convert;

import org.jspecify.annotations.NullMarked;
