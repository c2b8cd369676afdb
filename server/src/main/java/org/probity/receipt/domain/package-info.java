@NullMarked
package org.probity.receipt.domain;

import org.jspecify.annotations.NullMarked;
