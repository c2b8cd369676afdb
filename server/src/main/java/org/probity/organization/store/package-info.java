@NullMarked
package org.probity.organization.store;

import org.jspecify.annotations.NullMarked;
