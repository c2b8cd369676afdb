package org.probity.receipt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Subject;
import org.probity.record.Change;

/** Reports as other contexts may see and move them (ISO/IEC 30111 7.1.3, ISO/IEC 29147 6). */
public interface Reports {
    /** States of a report, as in the report machine. */
    enum State {
        SUBMITTED,
        ACKNOWLEDGED,
        SCREENING,
        NEEDS_INFO,
        ATTACHED,
        REDIRECTED,
        NOT_ACTIONABLE,
        WITHDRAWN,
        CONCLUDED
    }

    /**
     * What PSIRT sees of a report.
     *
     * @param number public-safe number, random
     * @param productId of the register, or null when given in free words or not at all
     * @param productWords what the reporter typed
     * @param creditName how the reporter wishes to be credited, or null for no credit
     * @param caseId the case it is attached to, or null
     */
    record Report(
            String number,
            State state,
            String title,
            String description,
            @Nullable String productId,
            String productWords,
            @Nullable String creditName,
            boolean saidPublic,
            boolean saidExploited,
            Instant receivedAt,
            @Nullable Instant acknowledgedAt,
            Instant acknowledgeDue,
            @Nullable String caseId,
            long version) {}

    /** A report, for PSIRT; once attached to a case, only for readers of that case. Empty when unknown or not for them. */
    Optional<Report> find(Subject who, String number);

    /** The reports attached to a case. The caller has checked need to know. */
    List<Report> ofCase(String caseId);

    /**
     * The change that attaches a screened report to a case.
     *
     * @throws org.probity.platform.decide.RefusedException when the report is not in a state to be attached
     */
    Change attach(String number, long expectedVersion, String caseId, String reason);

    /** The change that tells the reporter something; they see it behind their secret link. */
    Change tell(String number, String message);

    /** The change that ends a report: outcome told, credit settled. */
    Change conclude(String number, String closingMessage);
}
