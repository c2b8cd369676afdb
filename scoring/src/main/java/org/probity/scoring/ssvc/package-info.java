/**
 * Stakeholder-Specific Vulnerability Categorization, version 2: decision points, decision tables, selection lists.
 *
 * <p>{@link org.probity.scoring.ssvc.SsvcRegistry} holds the published points and tables in a compact form of its own;
 * {@link org.probity.scoring.ssvc.SsvcJson} reads and writes the JSON forms, and with it tables of one's own.
 */
@NullMarked
package org.probity.scoring.ssvc;

import org.jspecify.annotations.NullMarked;
