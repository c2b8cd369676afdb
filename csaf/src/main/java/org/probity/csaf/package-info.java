@NullMarked
package org.probity.csaf;

import org.jspecify.annotations.NullMarked;
