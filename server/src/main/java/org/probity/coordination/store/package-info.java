@NullMarked
package org.probity.coordination.store;

import org.jspecify.annotations.NullMarked;
