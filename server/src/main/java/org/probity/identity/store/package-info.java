@NullMarked
package org.probity.identity.store;

import org.jspecify.annotations.NullMarked;
