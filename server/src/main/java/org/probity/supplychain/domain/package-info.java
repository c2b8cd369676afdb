@NullMarked
package org.probity.supplychain.domain;

import org.jspecify.annotations.NullMarked;
