package org.probity.identity;

import java.time.Instant;
import java.util.List;
import java.util.SequencedMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.probity.record.Change;

/**
 * Who may read which case: one predicate, used by every query that can return case material (ISO/IEC 30111 7.3). Nobody
 * reads by rank: an access list entry is what counts, and being administrator is none.
 */
public interface NeedToKnow {
    /** True for the rows whose case this person may read now. */
    Condition mayRead(Subject subject, Field<String> caseId);

    /** {@link #mayRead(Subject, Field)} for one case. */
    boolean mayRead(Subject subject, String caseId);

    /** Passes a reader; for others the case does not exist. */
    void mustRead(Subject subject, String caseId);

    /** The access list of a case, oldest first. */
    List<Grant> grants(String caseId);

    /**
     * The change that puts people on a case's access list, to be appended together with what gives the reason. People who
     * are already on it are left out; may come back without events.
     *
     * @param reasonByPerson why, for each person
     * @param until when it ends, or null for the life of the case
     */
    Change grant(String caseId, SequencedMap<String, String> reasonByPerson, String byPerson, @Nullable Instant until);

    /** The change that takes somebody off. */
    Change revoke(String caseId, String personId, String byPerson, String reason);

    /** An entry of an access list. */
    record Grant(
            String caseId,
            String personId,
            String reason,
            String byPerson,
            Instant at,
            @Nullable Instant until) {}
}
