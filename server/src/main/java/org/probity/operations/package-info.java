/**
 * Whether the program itself is well: the log, subscriptions, derived tables, the integrity of the record. For administrators; tells
 * nothing of any case. On top of all contexts.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "record", "identity"})
@NullMarked
package org.probity.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
