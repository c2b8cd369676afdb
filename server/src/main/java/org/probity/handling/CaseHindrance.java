package org.probity.handling;

import java.util.List;

/** What another context still has open for a case (an embargo, a draft advisory), so that it cannot be closed. A bean. */
public interface CaseHindrance {
    /** Sentences for the person; empty when nothing is in the way. */
    List<String> hindrances(String caseId);
}
