package org.probity.catalogue;

import java.util.List;

/**
 * A requirement of ISO/IEC 20243-1 with what ISO/IEC 20243-2 does about it. The lists of evidence and of assessor activities
 * are our reconstruction, certainty {@link Certainty#GUESS} throughout.
 *
 * @param requirement id, level and paraphrase
 * @param process whether process evidence is asked for
 * @param implementation whether implementation evidence is asked for, per representative product
 * @param confidence high, medium or low: how well the paraphrase is recalled
 * @param note a doubt about number, level or existence; empty when there is none
 */
public record AttributeRequirement(
        Requirement requirement,
        boolean process,
        boolean implementation,
        List<String> processEvidence,
        List<String> implementationEvidence,
        List<String> assessorActivities,
        String confidence,
        List<String> automationSignals,
        String note) {
    public AttributeRequirement {
        processEvidence = List.copyOf(processEvidence);
        implementationEvidence = List.copyOf(implementationEvidence);
        assessorActivities = List.copyOf(assessorActivities);
        automationSignals = List.copyOf(automationSignals);
    }

    public String id() {
        return requirement.id();
    }

    /** Mandatory items are judged; recommended ones are recorded outside the verdict (ISO/IEC 20243-2, scope). */
    public boolean mandatory() {
        return requirement.level() == Level.MANDATORY;
    }
}
