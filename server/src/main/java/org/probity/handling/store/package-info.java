/** Cases and work items in SQL. */
@NullMarked
package org.probity.handling.store;

import org.jspecify.annotations.NullMarked;
