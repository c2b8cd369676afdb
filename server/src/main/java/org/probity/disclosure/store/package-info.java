@NullMarked
package org.probity.disclosure.store;

import org.jspecify.annotations.NullMarked;
