/**
 * Custody of the record: looking at single events and checking them against the log, telling chosen fields in evidence bundles,
 * erasing what must not stay, and legal holds. Whatever is opened here is opened through the {@code DossierSource} of the
 * context that owns it.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *", "record", "identity", "db"})
@NullMarked
package org.probity.custody;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
