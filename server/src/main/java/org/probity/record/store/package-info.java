@NullMarked
package org.probity.record.store;

import org.jspecify.annotations.NullMarked;
