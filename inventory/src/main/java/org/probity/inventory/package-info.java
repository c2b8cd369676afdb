@NullMarked
package org.probity.inventory;

import org.jspecify.annotations.NullMarked;
