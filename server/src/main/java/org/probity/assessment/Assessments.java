package org.probity.assessment;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Subject;

/**
 * Assessment of the vendor (ISO/IEC 20243-2). A PSIRT lead prepares scope and evidence, an assessor asks and concludes. Every
 * command takes the version of what the person had before them and throws
 * {@link org.probity.record.StaleVersionException} when it has moved on, {@link
 * org.probity.platform.decide.RefusedException} when a rule stands against it, and {@link
 * org.probity.platform.decide.UnknownException} for whoever has no part in assessments.
 */
public interface Assessments {
    /** A scope as lists show it. */
    record ScopeLine(
            String id,
            String name,
            String organization,
            ScopeKind kind,
            Edition edition,
            LocalDate from,
            LocalDate to,
            int reports) {}

    /** An open or freshly answered request, for home pages. */
    record RequestLine(
            String scopeId,
            String scopeName,
            String requirementId,
            String what,
            @Nullable LocalDate due,
            boolean answered) {}

    /** A file that somebody sends. */
    record Upload(String name, InputStream bytes) {}

    /** Process evidence before it is recorded. */
    record ProcessDraft(
            String title,
            String version,
            String approver,
            LocalDate approvedOn,
            String text,
            @Nullable Upload file) {}

    /** Implementation evidence before it is recorded. */
    record ImplementationDraft(
            String title,
            List<String> productIds,
            String source,
            LocalDate dated,
            String text,
            @Nullable Upload file) {}

    /** Scopes, latest first. */
    List<ScopeLine> scopes(Subject who, int offset, int limit);

    long count(Subject who);

    /** Requests without an answer, and answered ones that nobody has concluded on since. */
    List<RequestLine> requests(Subject who);

    /** Opens a scope and returns its id. */
    String open(Subject who, ScopeFacts facts);

    void revise(Subject who, String scopeId, long version, ScopeFacts facts);

    /** Selects a representative product. */
    void select(Subject who, String scopeId, long version, String productId, String rationale);

    void drop(Subject who, String scopeId, long version, String productId, String reason);

    /** Claims that a requirement applies or does not. */
    void claim(Subject who, String scopeId, String requirementId, long version, boolean applies, String reason);

    /** Records process evidence for one or more requirements and returns its id. */
    String record(Subject who, String scopeId, List<String> requirementIds, ProcessDraft draft);

    /** Records implementation evidence for one or more requirements and returns its id. */
    String record(Subject who, String scopeId, List<String> requirementIds, ImplementationDraft draft);

    /** Draws a snapshot by a recipe over the scope's period, records it for the recipe's requirements, returns its id. */
    String draw(Subject who, String scopeId, String recipeId);

    /** Says what a snapshot means and what it leaves out. */
    void confirm(Subject who, String scopeId, String evidenceId, String statement);

    /** Takes evidence back, on every worksheet that has it. */
    void withdraw(Subject who, String scopeId, String evidenceId, String reason);

    /** An assessor asks for more; returns the request's id. */
    String request(
            Subject who, String scopeId, String requirementId, long version, String what, @Nullable LocalDate due);

    void answer(Subject who, String scopeId, String requirementId, long version, String requestId, String answer);

    /** Notes something that changes no verdict. */
    void observe(Subject who, String scopeId, String requirementId, long version, String text);

    /** Records what is done about a recommended item. */
    void practice(Subject who, String scopeId, String requirementId, long version, Practice practice, String note);

    /**
     * An assessor concludes on one requirement.
     *
     * @param seen the digest of the evidence they had before them, {@link #basis}
     */
    void conclude(
            Subject who,
            String scopeId,
            String requirementId,
            long version,
            Outcome outcome,
            String reason,
            String seen);

    /** The version of a worksheet, 0 while it is empty. */
    long version(Subject who, String scopeId, String requirementId);

    /** The digest of the evidence on a worksheet as it is now. */
    String basis(Subject who, String scopeId, String requirementId);

    /** The version of a scope. */
    long version(Subject who, String scopeId);

    /** An assessor issues a report, frozen as HTML and PDF with its evidence index; returns its number. */
    int issue(Subject who, String scopeId, long version, String statement);
}
