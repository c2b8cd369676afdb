@NullMarked
package org.probity.disclosure.domain;

import org.jspecify.annotations.NullMarked;
