/** Commands on scores and priorities: {@code cvss}, {@code ssvc}. */
@NullMarked
package org.probity.cli.scoring;

import org.jspecify.annotations.NullMarked;
