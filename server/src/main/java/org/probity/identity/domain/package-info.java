@NullMarked
package org.probity.identity.domain;

import org.jspecify.annotations.NullMarked;
