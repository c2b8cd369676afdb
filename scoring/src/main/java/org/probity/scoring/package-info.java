/**
 * How bad is it, and what to do about it: CVSS 2.0 to 4.0 ({@code cvss}), SSVC decision tables ({@code ssvc}), and the
 * two public feeds on exploitation, EPSS and KEV ({@code feed}). Nothing here knows of a server.
 */
@NullMarked
package org.probity.scoring;

import org.jspecify.annotations.NullMarked;
