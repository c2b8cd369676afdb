/**
 * Embargoes of cases (ISO/IEC 30111 7.3, 29147 8): agreed, moved, ended; the date alarms and publishes nothing. The face is
 * {@link org.probity.coordination.Embargoes}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: *",
            "record",
            "identity",
            "handling",
            "handling :: *",
            "db",
            "traceability"
        })
@NullMarked
package org.probity.coordination;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
