/**
 * Reports: how they come in, are acknowledged, screened and answered (ISO/IEC 30111 7.1.3, ISO/IEC 29147 6). The face is
 * {@link org.probity.receipt.Intake} for reporters, {@link org.probity.receipt.Screening} for PSIRT and
 * {@link org.probity.receipt.Reports} for other contexts.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: *",
            "record",
            "identity",
            "organization",
            "traceability",
            "db"
        })
@NullMarked
package org.probity.receipt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
