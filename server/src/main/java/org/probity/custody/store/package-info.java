@NullMarked
package org.probity.custody.store;

import org.jspecify.annotations.NullMarked;
