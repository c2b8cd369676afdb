/**
 * Advisories: drafted from the case, agreed by a second person for exactly one edition, published at a chosen instant
 * (ISO/IEC 29147 7, 30111 7.1.6). The face is {@link org.probity.disclosure.Advisories}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: *",
            "record",
            "identity",
            "organization",
            "receipt",
            "handling",
            "handling :: *",
            "coordination",
            "db",
            "traceability"
        })
@NullMarked
package org.probity.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
