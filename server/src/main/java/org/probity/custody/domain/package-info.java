@NullMarked
package org.probity.custody.domain;

import org.jspecify.annotations.NullMarked;
