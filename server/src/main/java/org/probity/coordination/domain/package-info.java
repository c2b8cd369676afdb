@NullMarked
package org.probity.coordination.domain;

import org.jspecify.annotations.NullMarked;
