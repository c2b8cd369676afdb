package org.probity.disclosure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.disclosure.domain.AdvisoryState;
import org.probity.identity.Subject;

/** Advisories of cases, and what of them the world sees. */
public interface Advisories {
    /**
     * An advisory for its writers.
     *
     * @param digest of the present edition
     * @param version of its stream
     * @param caseMoved whether the case has changed since the edition took its facts
     */
    record Draft(String id, AdvisoryState state, String digest, long version, boolean caseMoved) {}

    /** A finding of the validator on the document that the present edition makes. */
    record Finding(String test, String severity, String message) {}

    /**
     * What the world sees.
     *
     * @param edition the wording
     * @param csaf the document as published
     */
    record Published(
            String id,
            int version,
            Instant publishedAt,
            Instant firstPublishedAt,
            int year,
            String fileName,
            String title,
            @Nullable String severity,
            Edition edition,
            String csaf,
            String sha256,
            String sha512) {}

    /** A line of the public list. */
    record Line(
            String id,
            int version,
            Instant publishedAt,
            int year,
            String fileName,
            String title,
            @Nullable String severity,
            String sha256) {}

    /** The number of a case's advisory. The caller has checked need to know. */
    Optional<String> idOf(String caseId);

    /** The advisory of a case, for its readers. */
    Optional<Draft> ofCase(Subject who, String caseId);

    /** Begins a draft from what the case knows; gives its id. One advisory a case. */
    String draft(Subject who, String caseId);

    /** Changes the wording; {@code refresh} takes the case's facts over anew. */
    void edit(Subject who, String caseId, long expectedVersion, Edition wording, boolean refresh);

    /** Agrees to the edition with this digest. */
    void agree(Subject who, String caseId, long expectedVersion, String readDigest);

    /**
     * Releases the agreed edition: in one transaction the publication, the release of ready work items, the end of the embargo
     * and word to the reporters.
     *
     * @param publishAt from when on the world sees it; null for now
     */
    void release(
            Subject who,
            String caseId,
            long expectedVersion,
            String summary,
            boolean nowOrAt,
            @Nullable Instant publishAt);

    /** Calls off a release that is not visible yet. */
    void callOff(Subject who, String caseId, long expectedVersion, String reason);

    /** What the validator finds in the document of the present edition. */
    List<Finding> check(Subject who, String caseId);

    /** The document of the present edition, as it would be published now. */
    String preview(Subject who, String caseId);

    /** The public list at this moment, newest first. */
    List<Line> published(int offset, int limit);

    /** How many {@link #published} has in all. */
    long countPublished();

    /** A published advisory at this moment, in its newest visible version; its id in any case of letters. */
    Optional<Published> published(String id);

    /** The same by year and file name. */
    Optional<Published> publishedFile(int year, String fileName);
}
