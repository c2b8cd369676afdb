@NullMarked
package org.probity.scoring;

import org.jspecify.annotations.NullMarked;
