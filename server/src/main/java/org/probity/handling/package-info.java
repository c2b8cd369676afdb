/**
 * Cases and work items: verification, remediation development, release and post-release (ISO/IEC 30111 7.1.4 to 7.1.7). A
 * case is one vulnerability; a work item is case × product, and severity, decision and remediation belong to it. The face is
 * {@link org.probity.handling.Cases}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: *",
            "record",
            "identity",
            "organization",
            "receipt",
            "db",
            "traceability"
        })
@NullMarked
package org.probity.handling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
