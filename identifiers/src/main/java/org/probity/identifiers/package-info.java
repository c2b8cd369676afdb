@NullMarked
package org.probity.identifiers;

import org.jspecify.annotations.NullMarked;
