@NullMarked
package org.probity.organization.domain;

import org.jspecify.annotations.NullMarked;
