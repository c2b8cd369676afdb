/** One door to SQLite and PostgreSQL. */
@NullMarked
package org.probity.platform.db;

import org.jspecify.annotations.NullMarked;
