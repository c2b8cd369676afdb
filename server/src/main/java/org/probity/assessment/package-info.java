/**
 * Assessment of the vendor by ISO/IEC 20243-2: scope of assessment, selected representative products, process and
 * implementation evidence, an assessor's conclusions requirement by requirement, report. Evidence is read from the record that
 * the work was done on. The face is {@link org.probity.assessment.Assessments}.
 */
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "platform :: *",
            "db",
            "catalogue",
            "traceability",
            "record",
            "identity",
            "organization",
            "receipt",
            "handling",
            "handling :: *",
            "disclosure"
        })
@NullMarked
package org.probity.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
