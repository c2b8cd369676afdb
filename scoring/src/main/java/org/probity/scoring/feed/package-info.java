/**
 * Readers of the two public feeds on exploitation: EPSS (FIRST) and the Known Exploited Vulnerabilities catalogue (CISA).
 * Both stream; memory does not grow with the feed.
 */
@NullMarked
package org.probity.scoring.feed;

import org.jspecify.annotations.NullMarked;
